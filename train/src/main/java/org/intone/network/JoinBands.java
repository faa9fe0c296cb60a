package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Puts all that is known of a frame into one axis.
 *
 * <pre>
 * output[t, i * bands + m] = input[i, t, m]
 * [channels, frames, bands] to [frames, channels * bands]
 * </pre>
 */
final class JoinBands implements Layer {
    @Override
    public long[] outputShape(long[] input) {
        return new long[] {input[1], input[0] * input[2]};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return input.transpose(1, 2).flatten(2, 3);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        // 0 keeps the batch and the frames, -1 takes channels and bands together.
        return input.transpose(0, 2, 1, 3).reshape(0, 0, -1);
    }
}
