package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Every output sums all inputs.
 *
 * <pre>
 * output[i] = bias[i] + sum of weight[i, j] * input[j] over j
 * [in] to [out]
 * </pre>
 */
final class Dense implements Layer {
    private final Tensor weight;
    private final Tensor bias;

    Dense(long in, long out, FirstWeights first) {
        weight = first.he(in, out, in);
        bias = first.constant(0, out);
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {bias.numel()};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return torch.linear(input, weight, Tensors.optional(bias));
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.linear(
                Tensors.constant(graph, name + ".weight", weight), Tensors.constant(graph, name + ".bias", bias));
    }

    @Override
    public List<Weight> weights() {
        return List.of(new Weight("weight", weight, true), new Weight("bias", bias, true));
    }
}
