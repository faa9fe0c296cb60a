package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/** Makes one axis of all: {@code [channels, length] to [channels * length]}, in row order. */
final class Flatten implements Layer {
    @Override
    public long[] outputShape(long[] input) {
        long size = 1;
        for (long length : input) {
            size *= length;
        }
        return new long[] {size};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return input.flatten(1, -1);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.flatten();
    }
}
