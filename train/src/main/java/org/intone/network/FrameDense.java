package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * A dense layer for each frame by itself, the same for all.
 *
 * <pre>
 * output[t, i] = bias[i] + sum of weight[i, j] * input[t, j] over j
 * [frames, in] to [frames, out]
 * </pre>
 */
final class FrameDense implements Layer {
    private final Tensor weight;
    private final Tensor bias;

    FrameDense(long in, long out, FirstWeights first) {
        weight = first.steady(in, out, in);
        bias = first.constant(0, out);
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {input[0], bias.numel()};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return torch.linear(input, weight, Tensors.optional(bias));
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.matMul(Tensors.constant(graph, name + ".weight", weight.t()))
                .add(Tensors.constant(graph, name + ".bias", bias));
    }

    @Override
    public List<Weight> weights() {
        return List.of(new Weight("weight", weight, true), new Weight("bias", bias, true));
    }
}
