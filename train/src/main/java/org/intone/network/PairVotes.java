package org.intone.network;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Makes logits of what machines say of pairs of classes: each casts a soft vote, and a class's logit is the logarithm of the
 * product of its votes.
 *
 * <pre>
 * output[c] = sum over pairs p of c against another of log sigmoid(2 d[p]), d[p] = input[p] if c is p's first class, else -input[p]
 * output[c] = {@value #NEVER} for a class of no pair
 * [pairs] to [classes]
 * </pre>
 *
 * The scale of the votes is the model's temperature, which is fitted later as for every network.
 */
final class PairVotes implements Layer {
    private static final double SLOPE = 2;
    private static final float NEVER = -60;

    private final Tensor firsts;
    private final Tensor seconds;
    private final Tensor never;

    PairVotes(SupportVectors machines, FirstWeights first) {
        int pairs = machines.pairs();
        int classes = machines.classes();
        float[] ofFirst = new float[classes * pairs];
        float[] ofSecond = new float[classes * pairs];
        float[] absent = new float[classes];
        Arrays.fill(absent, NEVER);
        for (int p = 0; p < pairs; p++) {
            ofFirst[machines.firstOf(p) * pairs + p] = 1;
            ofSecond[machines.secondOf(p) * pairs + p] = 1;
            absent[machines.firstOf(p)] = 0;
            absent[machines.secondOf(p)] = 0;
        }
        firsts = first.given(ofFirst, classes, pairs);
        seconds = first.given(ofSecond, classes, pairs);
        never = first.given(absent, classes);
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {never.numel()};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        Tensor votes = input.mul(new Scalar(SLOPE));
        return torch.log_sigmoid(votes)
                .matmul(firsts.t())
                .add(torch.log_sigmoid(votes.neg()).matmul(seconds.t()))
                .add(never);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        // log sigmoid(x) = -softplus(-x)
        OnnxValue minus = input.mul(Tensors.number(graph, name + ".minus", -SLOPE));
        OnnxValue plus = input.mul(Tensors.number(graph, name + ".plus", SLOPE));
        OnnxValue costs = softplus(graph, minus)
                .matMul(Tensors.constant(graph, name + ".firsts", firsts.t()))
                .add(softplus(graph, plus).matMul(Tensors.constant(graph, name + ".seconds", seconds.t())));
        return Tensors.constant(graph, name + ".never", never).sub(costs);
    }

    private static OnnxValue softplus(OnnxGraph graph, OnnxValue value) {
        return graph.node("Softplus", List.of(value));
    }

    @Override
    public List<Weight> weights() {
        return List.of(
                new Weight("firsts", firsts, false),
                new Weight("seconds", seconds, false),
                new Weight("never", never, false));
    }
}
