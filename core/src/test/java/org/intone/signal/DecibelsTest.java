package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DecibelsTest {
    @Test
    void knownPowers() {
        assertEquals(0, Decibels.ofPower(1));
        assertEquals(20, Decibels.ofPower(100), 1e-12);
        assertEquals(-100, Decibels.ofPower(0), 1e-12);
    }

    @Test
    void theRangeHangsFromTheLoudest() {
        float[] powers = {1e-3f, 10, 0, 1e-8f};
        Decibels.ofPowersInPlace(powers, 80);
        assertArrayEquals(new float[] {-30, 10, -70, -70}, powers, 1e-5f);
    }

    @Test
    void silenceIsMinusHundred() {
        float[] powers = new float[3];
        Decibels.ofPowersInPlace(powers, 80);
        assertArrayEquals(new float[] {-100, -100, -100}, powers, 1e-5f);
        Decibels.ofPowersInPlace(new float[0], 80);
    }
}
