package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.model.Sliding;

/**
 * Convolution over the last axis with stride 1 and zeros at both ends, so that the length stays. Without bias, since a
 * batch norm follows.
 *
 * <pre>
 * output[i, t] = sum of weight[i, j, k] * input[j, t + k - kernel / 2] over j, k
 * [channels in, length] to [channels out, length]
 * </pre>
 */
final class Conv1d implements Layer {
    private final int kernel;
    private final Tensor weight;

    /** The kernel is odd. */
    Conv1d(int in, int out, int kernel, FirstWeights first) {
        this.kernel = kernel;
        this.weight = first.he((long) in * kernel, out, in, kernel);
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {weight.size(0), input[1]};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] one = {1};
        return torch.conv1d(input, weight, new TensorOptional(), one, new long[] {kernel / 2}, one, 1);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.conv(
                Tensors.constant(graph, name + ".weight", weight),
                Tensors.zeros(graph, name + ".bias", weight.size(0)),
                Sliding.kernel(kernel).pad(kernel / 2),
                1);
    }

    @Override
    public List<Weight> weights() {
        return List.of(new Weight("weight", weight, true));
    }
}
