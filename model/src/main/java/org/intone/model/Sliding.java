package org.intone.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.Arrays;
import java.util.List;

/**
 * How a convolution or a pool slides over the axes of time and band: one number for each axis. Immutable; each setter
 * makes a copy.
 *
 * <pre>output[i] looks at input[i * stride - padBegin + k * dilation], k &lt; kernel</pre>
 */
public final class Sliding {
    private final int[] kernel;
    private final int[] strides;
    private final int[] padBegins;
    private final int[] padEnds;
    private final int[] dilations;

    private Sliding(int[] kernel, int[] strides, int[] padBegins, int[] padEnds, int[] dilations) {
        this.kernel = kernel;
        this.strides = strides;
        this.padBegins = padBegins;
        this.padEnds = padEnds;
        this.dilations = dilations;
    }

    /** A kernel of this extent on each axis; stride 1, no padding, no dilation. */
    public static Sliding kernel(int... extents) {
        requireAtLeast("kernel", 1, extents, extents.length);
        int[] ones = filled(extents.length, 1);
        int[] zeros = filled(extents.length, 0);
        return new Sliding(extents.clone(), ones, zeros, zeros, ones);
    }

    /** Moves on by this many steps on each axis. */
    public Sliding stride(int... steps) {
        requireAtLeast("stride", 1, steps, kernel.length);
        return new Sliding(kernel, steps.clone(), padBegins, padEnds, dilations);
    }

    /** Adds as many zeros before and behind each axis; a maximum passes them over. */
    public Sliding pad(int... zeros) {
        return pad(zeros, zeros);
    }

    /** Adds zeros before and behind each axis, not as many on both sides. */
    public Sliding pad(int[] begins, int[] ends) {
        requireAtLeast("pad", 0, begins, kernel.length);
        requireAtLeast("pad", 0, ends, kernel.length);
        return new Sliding(kernel, strides, begins.clone(), ends.clone(), dilations);
    }

    /** Takes only each n-th input under the kernel. */
    public Sliding dilation(int... steps) {
        requireAtLeast("dilation", 1, steps, kernel.length);
        return new Sliding(kernel, strides, padBegins, padEnds, steps.clone());
    }

    /** The ONNX attributes that all sliding operators share; not {@code dilations}, which a mean does not know. */
    List<AttributeProto> attributes() {
        int[] pads = Arrays.copyOf(padBegins, 2 * kernel.length);
        System.arraycopy(padEnds, 0, pads, kernel.length, kernel.length);
        return List.of(
                OnnxAttributes.integers("kernel_shape", kernel),
                OnnxAttributes.integers("strides", strides),
                OnnxAttributes.integers("pads", pads));
    }

    /** The dilations as an ONNX attribute. */
    AttributeProto dilationsAttribute() {
        return OnnxAttributes.integers("dilations", dilations);
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }

    private static void requireAtLeast(String name, int least, int[] values, int axes) {
        if (values.length == 0 || values.length != axes || Arrays.stream(values).anyMatch(value -> value < least)) {
            throw new IllegalArgumentException(
                    name + " must have " + axes + " values of at least " + least + ", was " + Arrays.toString(values));
        }
    }
}
