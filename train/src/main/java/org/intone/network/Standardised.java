package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Brings every feature to where a scaler brought it that was fitted before; it does not learn.
 *
 * <pre>
 * output[d] = (input[d] - mean[d]) / scale[d]
 * [features] to [features]
 * </pre>
 */
final class Standardised implements Layer {
    private final Tensor mean;
    private final Tensor scale;

    Standardised(float[] mean, float[] scale, FirstWeights given) {
        this.mean = given.given(mean, mean.length);
        this.scale = given.given(scale, scale.length);
    }

    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return input.sub(mean).div(scale);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input.sub(Tensors.constant(graph, name + ".mean", mean))
                .div(Tensors.constant(graph, name + ".scale", scale));
    }

    @Override
    public List<Weight> weights() {
        return List.of(new Weight("mean", mean, false), new Weight("scale", scale, false));
    }
}
