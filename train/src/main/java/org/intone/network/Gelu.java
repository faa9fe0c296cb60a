package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/** The Gaussian error linear unit in its exact form: {@code output = input / 2 (1 + erf(input / sqrt 2))} (D. Hendrycks, K. Gimpel, 2016). */
final class Gelu implements Layer {
    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return torch.gelu(input);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.gelu();
    }
}
