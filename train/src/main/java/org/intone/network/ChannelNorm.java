package org.intone.network;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Takes each band's mean over the window's sound away, and with it what microphone, room and level add to the logarithm of
 * every frame alike (cepstral mean subtraction: B. S. Atal, 1974, here on log-mel bands). Nothing is learned.
 *
 * <pre>
 * p[t] = the frame's {@link Presence}
 * output[t, m] = p[t] (input[t, m] - sum of p[s] input[s, m] over s / (sum of p[s] over s + 1e-6))
 * [frames, bands] to the same shape
 * </pre>
 *
 * Padding counts in no mean and becomes 0, the mean of the sound, so that it tells nothing of the channel either. A window without
 * sound becomes 0 everywhere.
 */
final class ChannelNorm implements Layer {
    private static final double EPSILON = 1e-6;

    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] frames = {1};
        Tensor presence = Presence.of(input);
        Tensor count = presence.sum(frames).add(new Scalar(EPSILON));
        Tensor mean = input.mul(presence).sum(frames).div(count);
        return input.sub(mean.unsqueeze(1)).mul(presence);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue presence = Presence.toOnnx(graph, input);
        OnnxValue count = presence.sum(true, 1).add(Tensors.number(graph, name + ".epsilon", EPSILON));
        OnnxValue mean = input.mul(presence).sum(true, 1).div(count);
        return input.sub(mean).mul(presence);
    }
}
