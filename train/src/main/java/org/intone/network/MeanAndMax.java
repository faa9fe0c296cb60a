package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Global pooling: what each channel is on average and at its greatest over time and frequency.
 *
 * <pre>
 * output[j] = mean of input[j, t, m] over t, m
 * output[channels + j] = max of input[j, t, m] over t, m
 * [channels, frames, bands] to [2 * channels]
 * </pre>
 */
final class MeanAndMax implements Layer {
    @Override
    public long[] outputShape(long[] input) {
        return new long[] {2 * input[0]};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] axes = {2, 3};
        return torch.cat(new TensorVector(input.mean(axes), input.amax(axes, false)), 1);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.globalAveragePool().concat(input.globalMaxPool(), 1).flatten();
    }
}
