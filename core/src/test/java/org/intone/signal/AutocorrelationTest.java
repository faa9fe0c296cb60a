package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutocorrelationTest {
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "7, 3", "64, 63", "65, 10", "882, 441"})
    void isTheSumOfItsDefinition(int samples, int maxLag) {
        double[] frame = new Random(samples).doubles(samples, -1, 1).toArray();
        double[] r = new double[maxLag + 1];
        new Autocorrelation(samples, maxLag).applyInto(frame, r);
        double power = 0;
        for (double x : frame) {
            power += x * x;
        }
        for (int k = 0; k <= maxLag; k++) {
            double sum = 0;
            for (int n = 0; n + k < samples; n++) {
                sum += frame[n] * frame[n + k];
            }
            assertEquals(sum, r[k], 1e-12 * power, "lag " + k);
        }
    }

    @Test
    void aPeriodComesBackAsAPeak() {
        double[] frame = new double[1000];
        for (int n = 0; n < frame.length; n++) {
            frame[n] = Math.sin(2 * Math.PI * n / 50);
        }
        double[] r = new double[101];
        new Autocorrelation(1000, 100).applyInto(frame, r);
        assertEquals(0.95, r[50] / r[0], 1e-9);
        assertEquals(-0.975, r[25] / r[0], 1e-9);
    }

    @Test
    void theLastFrameIsForgotten() {
        Autocorrelation used = new Autocorrelation(20, 5);
        double[] r = new double[6];
        used.applyInto(new Random(1).doubles(20).toArray(), r);
        used.applyInto(new double[20], r);
        for (double value : r) {
            assertEquals(0, value, 0);
        }
        r[0] = 1;
        double[] broken = new double[20];
        broken[3] = Double.NaN;
        used.applyInto(broken, r);
        assertTrue(Double.isNaN(r[0]));
    }

    @Test
    void aLagBeyondTheFrameIsRefused() {
        assertEquals(
                "maxLag must be from 0 to frameSamples - 1, was 4 of 4 samples",
                assertThrows(IllegalArgumentException.class, () -> new Autocorrelation(4, 4))
                        .getMessage());
    }
}
