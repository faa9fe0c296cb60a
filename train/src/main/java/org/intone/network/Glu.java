package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * The gated linear unit: the second half of the channels says how much of the first half passes (Y. Dauphin et al., Language
 * modeling with gated convolutional networks, 2017).
 *
 * <pre>
 * output[t, i] = input[t, i] * sigmoid(input[t, channels + i])
 * [frames, 2 * channels] to [frames, channels]
 * </pre>
 */
final class Glu implements Layer {
    private final int channels;

    /** The channels are those of the output. */
    Glu(int channels) {
        this.channels = channels;
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {input[0], channels};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return torch.glu(input, 2);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue gate = input.slice(2, channels, 2L * channels).sigmoid();
        return input.slice(2, 0, channels).mul(gate);
    }
}
