package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TensorTypeTest {
    private static float[] read(TensorType type, int count, int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        float[] out = new float[count];
        type.readInto(ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN), out);
        return out;
    }

    @Test
    void everyTypeHoldsOneAndMinusTwo() {
        float[] expected = {1, -2};
        assertArrayEquals(expected, read(TensorType.F32, 2, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0));
        assertArrayEquals(expected, read(TensorType.F16, 2, 0, 0x3c, 0, 0xc0));
        assertArrayEquals(expected, read(TensorType.BF16, 2, 0x80, 0x3f, 0, 0xc0));
    }

    @Test
    void halvesHaveTheValuesOfTheStandard() {
        assertEquals(65504, TensorType.halfToFloat((short) 0x7bff));
        assertEquals(0x1p-14f, TensorType.halfToFloat((short) 0x0400));
        assertEquals(0x1p-24f, TensorType.halfToFloat((short) 0x0001));
        assertEquals(-1023 * 0x1p-24f, TensorType.halfToFloat((short) 0x83ff));
        assertEquals(1365 * 0x1p-12f, TensorType.halfToFloat((short) 0x3555));
        assertEquals(Float.NEGATIVE_INFINITY, TensorType.halfToFloat((short) 0xfc00));
        assertTrue(Float.isNaN(TensorType.halfToFloat((short) 0x7e00)));
        assertEquals(Float.floatToRawIntBits(-0f), Float.floatToRawIntBits(TensorType.halfToFloat((short) 0x8000)));
    }

    @Test
    void everyFiniteHalfIsSignTimesPowerTimesFraction() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = bits >> 10 & 31;
            if (exponent < 31) {
                double magnitude = exponent == 0
                        ? (bits & 1023) / 1024.0 * Math.pow(2, -14)
                        : (1 + (bits & 1023) / 1024.0) * Math.pow(2, exponent - 15);
                assertEquals(bits >> 15 == 0 ? magnitude : -magnitude, TensorType.halfToFloat((short) bits));
            }
        }
    }
}
