package org.intone.network;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * What each channel is on average and how much it varies over the frames that matter for it, which is learned (K. Okabe et al.,
 * Attentive statistics pooling, 2018, with weights for each channel as in ECAPA-TDNN).
 *
 * <pre>
 * w[t, i] = softmax over t of (out(tanh(in(input))))[t, i]; in and out are dense layers for each frame
 * mean[i] = sum of w[t, i] * input[t, i] over t
 * output[i] = mean[i]
 * output[channels + i] = sqrt(sum of w[t, i] * (input[t, i] - mean[i])^2 over t + 1e-4)
 * [frames, channels] to [2 * channels]
 * </pre>
 */
final class AttentivePooling implements Layer {
    /** Keeps the gradient of the root finite; large enough that a rounding of the variance does not show. */
    private static final double EPSILON = 1e-4;

    private final FrameDense in;
    private final FrameDense out;

    AttentivePooling(long channels, long hidden, FirstWeights first) {
        in = new FrameDense(channels, hidden, first);
        out = new FrameDense(hidden, channels, first);
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {2 * input[1]};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] frames = {1};
        Tensor weight =
                out.forward(in.forward(input, training).tanh(), training).softmax(1);
        Tensor mean = input.mul(weight).sum(frames);
        Tensor variance = input.sub(mean.unsqueeze(1)).square().mul(weight).sum(frames);
        return torch.cat(
                new TensorVector(mean, variance.add(new Scalar(EPSILON)).sqrt()), 1);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue weight = out.toOnnx(
                        graph,
                        name + ".out",
                        in.toOnnx(graph, name + ".in", input).tanh())
                .softmax(1);
        OnnxValue mean = input.mul(weight).sum(true, 1);
        OnnxValue distance = input.sub(mean);
        OnnxValue variance = distance.mul(distance).mul(weight).sum(true, 1);
        OnnxValue deviation =
                variance.add(Tensors.number(graph, name + ".epsilon", EPSILON)).sqrt();
        return mean.concat(deviation, 2).flatten();
    }

    @Override
    public List<Weight> weights() {
        return Stream.concat(
                        in.weights().stream().map(weight -> weight.under("in")),
                        out.weights().stream().map(weight -> weight.under("out")))
                .toList();
    }
}
