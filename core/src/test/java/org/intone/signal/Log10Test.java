package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Log10Test {
    @Test
    void powersOfTenAndTheEndsOfItsRange() {
        for (int e = -37; e <= 38; e++) {
            float x = (float) Math.pow(10, e);
            assertEquals(Math.log10(x), Log10.of(x), 2e-14);
        }
        assertEquals(Math.log10(Float.MIN_NORMAL), Log10.of(Float.MIN_NORMAL), 2e-14);
        assertEquals(Math.log10(Float.MAX_VALUE), Log10.of(Float.MAX_VALUE), 2e-14);
        assertEquals(0, Log10.of(1), 1e-14);
    }

    @Property
    void isTheLogarithm(@ForAll @IntRange(min = 0x00800000, max = 0x7f7fffff) int bits) {
        float x = Float.intBitsToFloat(bits);
        assertEquals(Math.log10(x), Log10.of(x), 2e-14);
    }

    @Property
    void isTheLogarithmNearOne(@ForAll @IntRange(min = 0x3f600000, max = 0x3f900000) int bits) {
        float x = Float.intBitsToFloat(bits);
        assertEquals(Math.log10(x), Log10.of(x), 1e-14);
    }
}
