package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/** The rectifier: {@code output = max(input, 0)}. */
final class Relu implements Layer {
    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return torch.relu(input);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.relu();
    }
}
