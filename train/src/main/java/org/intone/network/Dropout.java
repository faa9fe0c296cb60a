package org.intone.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * In training, sets values to 0 by chance and scales the others up so that their sum stays; changes nothing in inference
 * and leaves no trace in the model file. Chance comes from LibTorch's generator of the device.
 */
final class Dropout implements Layer {
    private final double rate;

    /** The rate is the share of values that are dropped, 0 up to but not including 1. */
    Dropout(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("rate must be 0 up to but not including 1, was " + rate);
        }
        this.rate = rate;
    }

    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return training ? torch.dropout(input, rate, true) : input;
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input;
    }
}
