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
 * level[t] = mean of input[t, m] over m
 * w[t] = sigmoid(4 (level[t] - (min level + max level) / 2))
 * output[t, m] = input[t, m] - sum of w[t] * input[t, m] over t / sum of w[t] over t
 * [frames, bands], scaled to deviation 1, to the same shape
 * </pre>
 *
 * Frames that are padding, and pauses, say nothing of the channel, since what fills them came from elsewhere. They are told
 * by their level: the weights above are near 1 in the louder half of the window's range of levels and near 0 in the lower one.
 * A weight instead of a mask, since at the edge of a mask a last bit would decide, and the two forms would differ. A window
 * without sound has equal weights and becomes 0 everywhere.
 */
final class ChannelNorm implements Layer {
    private static final double STEEPNESS = 4;

    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] bands = {2};
        long[] frames = {1};
        Tensor level = input.mean(bands).unsqueeze(2);
        Tensor middle = level.amin(frames, true).add(level.amax(frames, true)).mul(new Scalar(0.5));
        Tensor weight = level.sub(middle).mul(new Scalar(STEEPNESS)).sigmoid();
        Tensor total = weight.sum(frames).unsqueeze(1);
        Tensor mean = input.mul(weight).sum(frames).unsqueeze(1).div(total);
        return input.sub(mean);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue level = input.mean(true, 2);
        OnnxValue middle = level.min(true, 1).add(level.max(true, 1)).mul(Tensors.number(graph, name + ".half", 0.5));
        OnnxValue weight = level.sub(middle)
                .mul(Tensors.number(graph, name + ".steepness", STEEPNESS))
                .sigmoid();
        return input.sub(input.mul(weight).mean(true, 1).div(weight.mean(true, 1)));
    }
}
