package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/** Puts an axis of one channel before the others: {@code [frames, bands] to [1, frames, bands]}. */
final class AddChannel implements Layer {
    @Override
    public long[] outputShape(long[] input) {
        return new long[] {1, input[0], input[1]};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return input.unsqueeze(1);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.unsqueeze(1);
    }
}
