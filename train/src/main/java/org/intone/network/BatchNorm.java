package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Brings every channel to mean 0 and variance 1, then scales and shifts it by learned values (S. Ioffe, C. Szegedy, Batch
 * normalization, 2015). Training uses the statistics of the batch, which must hold two rows or more; inference uses
 * their running means.
 *
 * <pre>
 * output = (input - mean) / sqrt(variance + 1e-5) * scale + shift, for each channel
 * running = 0.9 * running + 0.1 * the batch's
 * </pre>
 */
final class BatchNorm implements Layer {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    private final Tensor scale;
    private final Tensor shift;
    private final Tensor mean;
    private final Tensor variance;

    BatchNorm(long channels, FirstWeights first) {
        scale = first.constant(1, channels);
        shift = first.constant(0, channels);
        mean = first.buffer(0, channels);
        variance = first.buffer(1, channels);
    }

    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return torch.batch_norm(
                input,
                Tensors.optional(scale),
                Tensors.optional(shift),
                Tensors.optional(mean),
                Tensors.optional(variance),
                training,
                MOMENTUM,
                EPSILON,
                true);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.batchNorm(new OnnxValue.BatchStatistics(
                Tensors.constant(graph, name + ".scale", scale),
                Tensors.constant(graph, name + ".shift", shift),
                Tensors.constant(graph, name + ".mean", mean),
                Tensors.constant(graph, name + ".variance", variance),
                (float) EPSILON));
    }

    @Override
    public List<Weight> weights() {
        return List.of(
                new Weight("scale", scale, true),
                new Weight("shift", shift, true),
                new Weight("mean", mean, false),
                new Weight("variance", variance, false));
    }
}
