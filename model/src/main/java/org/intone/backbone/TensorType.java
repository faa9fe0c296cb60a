package org.intone.backbone;

import java.nio.ByteBuffer;

/**
 * How a number of a weight file is stored, little endian.
 *
 * <pre>
 *        sign  exponent  fraction
 * F32     1       8        23      IEEE 754 binary32
 * F16     1       5        10      IEEE 754 binary16
 * BF16    1       8         7      the upper half of a binary32
 * </pre>
 *
 * Every value becomes a {@code float} exactly, subnormal numbers, infinities and NaN too. No state; serves all threads.
 */
enum TensorType {
    F32(Float.BYTES) {
        @Override
        void readInto(ByteBuffer bytes, float[] out) {
            bytes.asFloatBuffer().get(out);
        }
    },
    F16(Short.BYTES) {
        @Override
        void readInto(ByteBuffer bytes, float[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = halfToFloat(bytes.getShort());
            }
        }
    },
    BF16(Short.BYTES) {
        @Override
        void readInto(ByteBuffer bytes, float[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = Float.intBitsToFloat(bytes.getShort() << 16);
            }
        }
    };

    private static final int HALF_FRACTION_BITS = 10;
    private static final int HALF_EXPONENT_MASK = 0x1f;
    private static final int HALF_FRACTION_MASK = 0x3ff;
    private static final int FLOAT_FRACTION_BITS = 23;
    /** What a binary32's exponent is stored with beyond a binary16's. */
    private static final int EXPONENT_SHIFT = 127 - 15;

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    /** Reads as many numbers as {@code out} holds; the buffer must be little endian. */
    abstract void readInto(ByteBuffer bytes, float[] out);

    /** Java has this from version 20 on. */
    static float halfToFloat(short half) {
        int exponent = half >> HALF_FRACTION_BITS & HALF_EXPONENT_MASK;
        int fraction = half & HALF_FRACTION_MASK;
        if (exponent == 0) {
            // Zero, or a number without the leading 1: fraction * 2^-24, which a float holds exactly.
            float magnitude = fraction * 0x1p-24f;
            return half < 0 ? -magnitude : magnitude;
        }
        int wide = exponent == HALF_EXPONENT_MASK ? 0xff : exponent + EXPONENT_SHIFT;
        return Float.intBitsToFloat((half < 0 ? Integer.MIN_VALUE : 0)
                | (wide << FLOAT_FRACTION_BITS)
                | (fraction << (FLOAT_FRACTION_BITS - HALF_FRACTION_BITS)));
    }
}
