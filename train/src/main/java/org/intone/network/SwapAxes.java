package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/** Exchanges the two axes of a row: {@code [frames, channels] to [channels, frames]} and back. */
final class SwapAxes implements Layer {
    @Override
    public long[] outputShape(long[] input) {
        return new long[] {input[1], input[0]};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return input.transpose(1, 2);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.transpose(0, 2, 1);
    }
}
