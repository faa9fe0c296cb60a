package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class Log10Test {
    @Test
    void powersOfTenAndTheEndsOfItsRange() {
        for (int e = -300; e <= 300; e++) {
            assertEquals(e, Log10.of(Math.pow(10, e)), 1e-13);
        }
        assertEquals(Math.log10(Double.MIN_NORMAL), Log10.of(Double.MIN_NORMAL), 1e-13);
        assertEquals(Math.log10(Double.MAX_VALUE), Log10.of(Double.MAX_VALUE), 1e-13);
        assertEquals(0, Log10.of(1), 1e-15);
    }

    @Property
    void isTheLogarithm(@ForAll @DoubleRange(min = -300, max = 300) double exponent) {
        double x = Math.pow(10, exponent);
        double expected = Math.log10(x);
        assertEquals(expected, Log10.of(x), 4e-16 + 3e-16 * Math.abs(expected));
    }

    @Property
    void isTheLogarithmNearOne(@ForAll @DoubleRange(min = 0.9, max = 1.1) double x) {
        assertEquals(Math.log10(x), Log10.of(x), 1e-15);
    }
}
