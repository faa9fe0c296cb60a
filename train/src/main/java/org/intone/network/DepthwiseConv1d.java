package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.model.Sliding;

/**
 * Convolution over the last axis, each channel by itself, with zeros at both ends, so that the length stays. Without bias, since a
 * batch norm follows.
 *
 * <pre>
 * output[i, t] = sum of weight[i, 0, k] * input[i, t + (k - kernel / 2) * dilation] over k
 * [channels, length] to [channels, length]
 * </pre>
 */
final class DepthwiseConv1d implements Layer {
    private final int kernel;
    private final int dilation;
    private final Tensor weight;

    /** The kernel is odd; its values lie {@code dilation} frames apart. */
    DepthwiseConv1d(long channels, int kernel, int dilation, FirstWeights first) {
        this.dilation = dilation;
        this.kernel = kernel;
        this.weight = first.steady(kernel, channels, 1, kernel);
    }

    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] one = {1};
        long[] padding = {(long) dilation * (kernel / 2)};
        long[] apart = {dilation};
        return torch.conv1d(input, weight, new TensorOptional(), one, padding, apart, weight.size(0));
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.conv(
                Tensors.constant(graph, name + ".weight", weight),
                Tensors.zeros(graph, name + ".bias", weight.size(0)),
                Sliding.kernel(kernel).dilation(dilation).pad(dilation * (kernel / 2)),
                Math.toIntExact(weight.size(0)));
    }

    @Override
    public List<Weight> weights() {
        return List.of(new Weight("weight", weight, true));
    }
}
