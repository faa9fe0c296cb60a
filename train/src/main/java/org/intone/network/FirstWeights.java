package org.intone.network;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * Makes the weights that training starts from. The random ones come from the seed alone and are the same on every
 * device.
 */
final class FirstWeights {
    private final Random random;
    private final Device device;

    FirstWeights(long seed, Device device) {
        this.random = new Random(seed);
        this.device = device;
    }

    /**
     * Normal values of mean 0 and variance {@code 2 / fanIn}, which keep the scale through layers with ReLU (K. He et
     * al., Delving deep into rectifiers, 2015).
     *
     * @param fanIn how many inputs each output sums
     */
    Tensor he(long fanIn, long... shape) {
        return normal(Math.sqrt(2.0 / fanIn), shape);
    }

    /**
     * Normal values of mean 0 and variance {@code 1 / fanIn}, which keep the scale through layers without ReLU (Y. LeCun et al.,
     * Efficient backprop, 1998).
     *
     * @param fanIn how many inputs each output sums
     */
    Tensor steady(long fanIn, long... shape) {
        return normal(Math.sqrt(1.0 / fanIn), shape);
    }

    private Tensor normal(double deviation, long... shape) {
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return trained(values, shape);
    }

    /** A trained tensor that starts with the same value everywhere. */
    Tensor constant(float value, long... shape) {
        return trained(filled(value, shape), shape);
    }

    /** A tensor without gradient that starts with the same value everywhere. */
    Tensor buffer(float value, long... shape) {
        return given(filled(value, shape), shape);
    }

    /** A tensor without gradient of values that were found elsewhere. */
    Tensor given(float[] values, long... shape) {
        return Tensors.keep(Tensors.of(values, device, shape));
    }

    private Tensor trained(float[] values, long... shape) {
        Tensor tensor = Tensors.keep(Tensors.of(values, device, shape));
        tensor.requires_grad_(true);
        return tensor;
    }

    private static float[] filled(float value, long... shape) {
        float[] values = new float[size(shape)];
        Arrays.fill(values, value);
        return values;
    }

    private static int size(long... shape) {
        long size = 1;
        for (long length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return Math.toIntExact(size);
    }
}
