package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.model.Sliding;

/**
 * The greatest of {@code size} neighbours on the last axis, at every {@code stride}-th place; beyond the ends there is
 * nothing. The size is odd.
 *
 * <pre>
 * output[j, t] = max of input[j, t * stride + k - size / 2] over k &lt; size
 * [channels, length] to [channels, ceil(length / stride)]
 * </pre>
 */
final class MaxPool1d implements Layer {
    private final int size;
    private final int stride;

    MaxPool1d(int size, int stride) {
        this.size = size;
        this.stride = stride;
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {input[0], (input[1] + stride - 1) / stride};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return torch.max_pool1d(
                input, new long[] {size}, new long[] {stride}, new long[] {size / 2}, new long[] {1}, false);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.maxPool(Sliding.kernel(size).stride(stride).pad(size / 2));
    }
}
