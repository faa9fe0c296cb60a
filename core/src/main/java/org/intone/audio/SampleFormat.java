package org.intone.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How one sample lies in bytes, and its value with full scale at 1. Integers of b bits are divided by 2^(b-1); 8-bit WAV is
 * unsigned around 128. Floats that are not finite become 0, so that one broken sample cannot spoil a recording's features.
 *
 * <p>A-law and mu-law are expanded as in ITU-T G.711 to 13 and 14 bits and scaled like 16-bit PCM.
 */
enum SampleFormat {
    UNSIGNED_8(1),
    SIGNED_8(1),
    INT_16_LITTLE(2),
    INT_16_BIG(2),
    INT_24_LITTLE(3),
    INT_24_BIG(3),
    INT_32_LITTLE(4),
    INT_32_BIG(4),
    FLOAT_32_LITTLE(4),
    FLOAT_32_BIG(4),
    FLOAT_64_LITTLE(8),
    FLOAT_64_BIG(8),
    A_LAW(1),
    MU_LAW(1);

    private static final VarHandle SHORT_LITTLE =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT_BIG =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final float SCALE_8 = 0x1p-7f;
    private static final float SCALE_16 = 0x1p-15f;
    private static final float SCALE_24 = 0x1p-23f;
    private static final float SCALE_32 = 0x1p-31f;

    private final int bytes;

    SampleFormat(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one sample. */
    int bytes() {
        return bytes;
    }

    /** Integer PCM of 1 to 4 bytes; one byte is signed. Null for another width. */
    static SampleFormat integer(int bytes, boolean bigEndian) {
        return switch (bytes) {
            case 1 -> SIGNED_8;
            case 2 -> bigEndian ? INT_16_BIG : INT_16_LITTLE;
            case 3 -> bigEndian ? INT_24_BIG : INT_24_LITTLE;
            case 4 -> bigEndian ? INT_32_BIG : INT_32_LITTLE;
            default -> null;
        };
    }

    /** IEEE floating point of 4 or 8 bytes. Null for another width. */
    static SampleFormat floating(int bytes, boolean bigEndian) {
        return switch (bytes) {
            case 4 -> bigEndian ? FLOAT_32_BIG : FLOAT_32_LITTLE;
            case 8 -> bigEndian ? FLOAT_64_BIG : FLOAT_64_LITTLE;
            default -> null;
        };
    }

    /**
     * Decodes samples that lie one after the other.
     *
     * <pre>out[offset + n] = value of in[n * bytes() .. (n + 1) * bytes()), n &lt; count</pre>
     */
    void decode(byte[] in, float[] out, int offset, int count) {
        switch (this) {
            case UNSIGNED_8 -> unsigned8(in, out, offset, count);
            case SIGNED_8 -> signed8(in, out, offset, count);
            case INT_16_LITTLE -> int16Little(in, out, offset, count);
            case INT_16_BIG -> int16Big(in, out, offset, count);
            case INT_24_LITTLE -> int24(in, 0, 2, out, offset, count);
            case INT_24_BIG -> int24(in, 2, 0, out, offset, count);
            case INT_32_LITTLE, INT_32_BIG -> int32(in, out, offset, count);
            case FLOAT_32_LITTLE, FLOAT_32_BIG -> float32(in, out, offset, count);
            case FLOAT_64_LITTLE, FLOAT_64_BIG -> float64(in, out, offset, count);
            case A_LAW -> table(G711.A_LAW, in, out, offset, count);
            case MU_LAW -> table(G711.MU_LAW, in, out, offset, count);
        }
    }

    private static void unsigned8(byte[] in, float[] out, int offset, int count) {
        for (int n = 0; n < count; n++) {
            out[offset + n] = ((in[n] & 0xFF) - 128) * SCALE_8;
        }
    }

    private static void signed8(byte[] in, float[] out, int offset, int count) {
        for (int n = 0; n < count; n++) {
            out[offset + n] = in[n] * SCALE_8;
        }
    }

    /** By a view of the bytes as shorts, which is faster than bytes put together, where the view is a constant. */
    private static void int16Little(byte[] in, float[] out, int offset, int count) {
        for (int n = 0; n < count; n++) {
            out[offset + n] = (short) SHORT_LITTLE.get(in, 2 * n) * SCALE_16;
        }
    }

    private static void int16Big(byte[] in, float[] out, int offset, int count) {
        for (int n = 0; n < count; n++) {
            out[offset + n] = (short) SHORT_BIG.get(in, 2 * n) * SCALE_16;
        }
    }

    private static void int24(byte[] in, int low, int high, float[] out, int offset, int count) {
        for (int n = 0, i = 0; n < count; n++, i += 3) {
            out[offset + n] = (in[i + high] << 16 | (in[i + 1] & 0xFF) << 8 | (in[i + low] & 0xFF)) * SCALE_24;
        }
    }

    private void int32(byte[] in, float[] out, int offset, int count) {
        for (int n = 0; n < count; n++) {
            out[offset + n] = bits32(in, 4 * n, this == INT_32_BIG) * SCALE_32;
        }
    }

    private void float32(byte[] in, float[] out, int offset, int count) {
        for (int n = 0; n < count; n++) {
            out[offset + n] = finite(Float.intBitsToFloat(bits32(in, 4 * n, this == FLOAT_32_BIG)));
        }
    }

    private void float64(byte[] in, float[] out, int offset, int count) {
        boolean big = this == FLOAT_64_BIG;
        for (int n = 0; n < count; n++) {
            long first = bits32(in, 8 * n, big) & 0xFFFF_FFFFL;
            long second = bits32(in, 8 * n + 4, big) & 0xFFFF_FFFFL;
            out[offset + n] =
                    finite((float) Double.longBitsToDouble(big ? first << 32 | second : second << 32 | first));
        }
    }

    private static void table(float[] values, byte[] in, float[] out, int offset, int count) {
        for (int n = 0; n < count; n++) {
            out[offset + n] = values[in[n] & 0xFF];
        }
    }

    private static int bits32(byte[] in, int i, boolean big) {
        int bits = (in[i] & 0xFF) | (in[i + 1] & 0xFF) << 8 | (in[i + 2] & 0xFF) << 16 | in[i + 3] << 24;
        return big ? Integer.reverseBytes(bits) : bits;
    }

    private static float finite(float value) {
        return Float.isFinite(value) ? value : 0;
    }
}
