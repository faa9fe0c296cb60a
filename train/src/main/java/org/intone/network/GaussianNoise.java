package org.intone.network;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * In training, adds normal noise of mean 0; changes nothing in inference and leaves no trace in the model file. Chance comes from
 * {@link LayerChance}.
 */
final class GaussianNoise implements Layer {
    private final double deviation;

    /** The deviation is 0 or more; standardised features have 1. */
    GaussianNoise(double deviation) {
        if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("deviation must be 0 or more, was " + deviation);
        }
        this.deviation = deviation;
    }

    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return training ? input.add(noise(input), new Scalar(deviation)) : input;
    }

    private static Tensor noise(Tensor input) {
        return input.is_cpu() ? torch.randn_like(input, LayerChance.ofThread()) : torch.randn_like(input);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input;
    }
}
