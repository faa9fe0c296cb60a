package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.model.Sliding;

/**
 * The greatest of each 2 x 2 square of time and frequency; a last odd frame or band is left out.
 *
 * <pre>
 * output[j, t, m] = max of input[j, 2 t + k, 2 m + l] over k, l &lt; 2
 * [channels, frames, bands] to [channels, frames / 2, bands / 2]
 * </pre>
 */
final class MaxPool2d implements Layer {
    @Override
    public long[] outputShape(long[] input) {
        return new long[] {input[0], input[1] / 2, input[2] / 2};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] two = {2, 2};
        return torch.max_pool2d(input, two, two, new long[] {0, 0}, new long[] {1, 1}, false);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.maxPool(Sliding.kernel(2, 2).stride(2, 2));
    }
}
