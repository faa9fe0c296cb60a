package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Brings every frame to mean 0 and variance 1 over its channels, then scales and shifts each channel by learned values (J. L.
 * Ba et al., Layer normalization, 2016). The same in training and inference.
 *
 * <pre>
 * output[..., i] = (input[..., i] - mean) / sqrt(variance + 1e-5) * scale[i] + shift[i], over the last axis
 * </pre>
 */
final class LayerNorm implements Layer {
    private static final double EPSILON = 1e-5;

    private final Tensor scale;
    private final Tensor shift;

    /** The channels are the length of the last axis. */
    LayerNorm(long channels, FirstWeights first) {
        scale = first.constant(1, channels);
        shift = first.constant(0, channels);
    }

    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] shape = {scale.numel()};
        return torch.layer_norm(input, shape, Tensors.optional(scale), Tensors.optional(shift), EPSILON, false);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.layerNorm(
                Tensors.constant(graph, name + ".scale", scale),
                Tensors.constant(graph, name + ".shift", shift),
                (float) EPSILON);
    }

    @Override
    public List<Weight> weights() {
        return List.of(new Weight("scale", scale, true), new Weight("shift", shift, true));
    }
}
