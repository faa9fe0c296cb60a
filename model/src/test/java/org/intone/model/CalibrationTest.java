package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static double[] logs(double... probabilities) {
        double[] logs = new double[probabilities.length];
        for (int c = 0; c < logs.length; c++) {
            logs[c] = Math.log(probabilities[c]);
        }
        return logs;
    }

    @Test
    void temperatureFlattens() {
        // Square roots of .2 and .8 are as 1 to 2.
        double[] flat = new Calibration(2, 0).probabilities(logs(.2, .8));
        assertArrayEquals(new double[] {1 / 3., 2 / 3.}, flat, 1e-12);
        double[] sharp = new Calibration(.5, 0).probabilities(logs(.2, .8));
        assertArrayEquals(new double[] {.04 / .68, .64 / .68}, sharp, 1e-12);
        assertArrayEquals(new double[] {.2, .8}, Calibration.NONE.probabilities(logs(.2, .8)), 1e-12);
    }

    @Test
    void rangesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new Calibration(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Calibration(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> new Calibration(1, 1.1));
    }
}
