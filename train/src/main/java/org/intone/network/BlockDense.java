package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * A dense layer on inputs of several blocks, such as those of a speech encoder, which learns how much each block counts.
 *
 * <pre>
 * share[b] = blocks e^score[b] / sum of e^score[k] over k;  1 each at first
 * output[i] = bias[i] + sum of share[block of j] weight[i, j] input[j] over j
 * [in] to [out], in = blocks * columns
 * </pre>
 *
 * The shares scale the weights and not the input, which costs training a third less; the model file has their product. The scores
 * are of one axis, so they do not decay.
 */
final class BlockDense implements Layer {
    private final int blocks;
    private final Tensor weight;
    private final Tensor bias;
    private final Tensor score;

    BlockDense(int blocks, long in, long out, FirstWeights first) {
        if (blocks < 1 || in % blocks != 0) {
            throw new IllegalArgumentException("blocks must divide the " + in + " inputs, was " + blocks);
        }
        this.blocks = blocks;
        weight = first.he(in, out, in);
        bias = first.constant(0, out);
        score = first.constant(0, blocks);
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {bias.numel()};
    }

    /** {@code [out, in]}. */
    private Tensor scaled() {
        Tensor share = torch.softmax(score, 0).mul(new Scalar(blocks)).reshape(1, blocks, 1);
        return weight.reshape(weight.size(0), blocks, -1).mul(share).reshape(weight.size(0), -1);
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return torch.linear(input, scaled(), Tensors.optional(bias));
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue product = Tensors.withoutGradients(() -> Tensors.constant(graph, name + ".weight", scaled()));
        return input.linear(product, Tensors.constant(graph, name + ".bias", bias));
    }

    @Override
    public List<Weight> weights() {
        return List.of(
                new Weight("weight", weight, true), new Weight("bias", bias, true), new Weight("score", score, true));
    }
}
