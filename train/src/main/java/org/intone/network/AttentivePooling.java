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

    /** A score that no learned one comes near, yet no infinity, which would make a NaN of a window without sound. */
    private static final double FAR = 10_000;

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
        return pooled(input, scores(input));
    }

    /** The same of the frames whose presence, {@code [batch, frames, 1]}, is 1; where it is 0 everywhere, of all frames. */
    Tensor forward(Tensor input, Tensor presence) {
        Tensor absence = presence.sub(new Scalar(1)).mul(new Scalar(FAR));
        return pooled(input, scores(input).add(absence));
    }

    private Tensor scores(Tensor input) {
        return out.forward(in.forward(input, false).tanh(), false);
    }

    private static Tensor pooled(Tensor input, Tensor scores) {
        long[] frames = {1};
        Tensor weight = scores.softmax(1);
        Tensor mean = input.mul(weight).sum(frames);
        Tensor variance = input.sub(mean.unsqueeze(1)).square().mul(weight).sum(frames);
        return torch.cat(
                new TensorVector(mean, variance.add(new Scalar(EPSILON)).sqrt()), 1);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return pooled(graph, name, input, scores(graph, name, input));
    }

    /** The same of the frames whose presence, {@code [batch, frames, 1]}, is 1. */
    OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input, OnnxValue presence) {
        OnnxValue absence =
                presence.sub(Tensors.number(graph, name + ".one", 1)).mul(Tensors.number(graph, name + ".far", FAR));
        return pooled(graph, name, input, scores(graph, name, input).add(absence));
    }

    private OnnxValue scores(OnnxGraph graph, String name, OnnxValue input) {
        return out.toOnnx(
                graph, name + ".out", in.toOnnx(graph, name + ".in", input).tanh());
    }

    private static OnnxValue pooled(OnnxGraph graph, String name, OnnxValue input, OnnxValue scores) {
        OnnxValue weight = scores.softmax(1);
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
