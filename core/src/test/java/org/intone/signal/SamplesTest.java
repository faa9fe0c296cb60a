package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void whatIsFiniteIsNotCopied() {
        float[] fine = {0, -1, 1e6f, -1e6f};
        assertSame(fine, Samples.finite(fine));
    }

    @Test
    void whatIsNotIsReplacedInACopy() {
        float[] odd = {0.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 2e6f};
        assertArrayEquals(new float[] {0.5f, 0, 1e6f, -1e6f, 1e6f}, Samples.finite(odd));
        assertEquals(Float.NaN, odd[1]);
    }

    @Test
    void peakAndPower() {
        assertEquals(3, Samples.peak(new float[] {1, -3, 2}));
        assertEquals(14 / 3.0, Samples.power(new float[] {1, -3, 2}), 1e-12);
        assertEquals(0, Samples.peak(new float[0]));
        assertEquals(0, Samples.power(new float[0]));
    }
}
