package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.model.Sliding;

/**
 * Convolution over time and frequency with a square kernel and zeros around, so that the size is divided by the stride
 * and rounded up. Without bias, since a batch norm follows.
 *
 * <pre>
 * output[i, t, m] = sum of weight[i, j, k, l] * input[j, t * stride + k - kernel / 2, m * stride + l - kernel / 2]
 * [channels in, frames, bands] to [channels out, ceil(frames / stride), ceil(bands / stride)]
 * </pre>
 */
final class Conv2d implements Layer {
    private final int kernel;
    private final int stride;
    private final Tensor weight;

    /** The kernel is odd. */
    Conv2d(int in, int out, int kernel, int stride, FirstWeights first) {
        this.kernel = kernel;
        this.stride = stride;
        this.weight = first.he((long) in * kernel * kernel, out, in, kernel, kernel);
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {weight.size(0), (input[1] + stride - 1) / stride, (input[2] + stride - 1) / stride};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] strides = {stride, stride};
        long[] padding = {kernel / 2, kernel / 2};
        return torch.conv2d(input, weight, new TensorOptional(), strides, padding, new long[] {1, 1}, 1);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.conv(
                Tensors.constant(graph, name + ".weight", weight),
                Tensors.zeros(graph, name + ".bias", weight.size(0)),
                Sliding.kernel(kernel, kernel).stride(stride, stride).pad(kernel / 2, kernel / 2),
                1);
    }

    @Override
    public List<Weight> weights() {
        return List.of(new Weight("weight", weight, true));
    }
}
