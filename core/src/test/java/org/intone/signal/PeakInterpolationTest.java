package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeakInterpolationTest {
    @ParameterizedTest
    @CsvSource({"5, 0.31", "5, -0.49", "12, 0.05", "40, 0.47", "90, -0.2", "6, 0"})
    void thePeakOfACosineIsFound(double period, double shift) {
        double[] y = new double[101];
        for (int n = 0; n < y.length; n++) {
            y[n] = 0.7 * Math.cos(2 * Math.PI * (n - 50 - shift) / period);
        }
        PeakInterpolation peak = new PeakInterpolation(24);
        peak.find(y, 50);
        assertEquals(50 + shift, peak.place(), 0.01);
        assertEquals(0.7, peak.height(), 2e-4);
        double place = SincInterpolation.placeOfPeak(y, y.length, 50, 24);
        assertEquals(place, peak.place(), 0.01);
        assertEquals(SincInterpolation.at(y, y.length, place, 24), peak.height(), 2e-4);
    }

    @Test
    void aDepthOfOneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PeakInterpolation(1));
    }
}
