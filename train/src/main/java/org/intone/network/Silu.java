package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/** The sigmoid-weighted linear unit, or swish: {@code output = input / (1 + e^-input)} (P. Ramachandran et al., 2017). */
final class Silu implements Layer {
    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return torch.silu(input);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.mul(input.sigmoid());
    }
}
