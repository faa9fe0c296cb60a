package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SincInterpolationTest {
    @ParameterizedTest
    @ValueSource(doubles = {4.5, 10, 33.3, 77})
    void aSineIsKnownBetweenItsSamples(double period) {
        double[] y = cosine(period);
        for (double place = 150; place < 250; place += 0.37) {
            double expected = Math.cos(2 * Math.PI * (place - 200.3) / period);
            assertEquals(expected, SincInterpolation.at(y, y.length, place, 70), 2e-5, "at " + place);
        }
    }

    @Test
    void aSampleIsItself() {
        double[] y = {3, 1, 4, 1, 5};
        for (int n = 0; n < y.length; n++) {
            assertEquals(y[n], SincInterpolation.at(y, y.length, n, 30));
        }
        assertEquals(3, SincInterpolation.at(y, y.length, -2, 30));
        assertEquals(5, SincInterpolation.at(y, y.length, 9, 30));
    }

    @ParameterizedTest
    @ValueSource(doubles = {6, 20, 90})
    void thePeakIsFound(double period) {
        double[] y = cosine(period);
        double place = SincInterpolation.placeOfPeak(y, y.length, 200, 70);
        assertEquals(200.3, place, 1e-3);
    }

    private static double[] cosine(double period) {
        double[] y = new double[401];
        for (int n = 0; n < y.length; n++) {
            y[n] = Math.cos(2 * Math.PI * (n - 200.3) / period);
        }
        return y;
    }
}
