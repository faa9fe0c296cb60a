package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Butterworth's formula at many frequencies, and scipy's samples. */
class ButterworthTest {
    private static final float[] CLICKS = {1, 0, 0, -0.5f, 0, 0, 0, 0};

    /** What scipy 1.17 makes of the clicks: {@code sosfilt(butter(N, edges, fs=rate, output="sos"), clicks)}. */
    private static final float[] HIGH = {
        0.950436f, -0.096624f, -0.091694f, -0.562139f, -0.033988f, -0.031983f, -0.030046f, -0.028177f
    };

    private static final float[] LOW = {
        0.037973f, 0.189044f, 0.382791f, 0.367240f, 0.063179f, -0.256801f, -0.302724f, -0.110843f
    };

    private static final float[] BAND_3 = {
        0.485377f, 0.229272f, -0.612799f, -0.369160f, -0.224345f, 0.118706f, 0.131140f, -0.043336f
    };

    private static final float[] BAND_4 = {
        0.015032f, 0.082195f, 0.190444f, 0.227186f, 0.093319f, -0.149294f, -0.320792f, -0.306646f
    };

    @ParameterizedTest
    @CsvSource({"1,80,16000", "2,80,16000", "5,80,192000", "8,3000,8000", "16,1000,16000", "3,3999,8000"})
    void highAndLowPassHaveTheGainOfTheFormula(int order, double cutoffHz, int sampleRate) {
        BiquadCascade low = Butterworth.lowPass(order, cutoffHz, sampleRate);
        BiquadCascade high = Butterworth.highPass(order, cutoffHz, sampleRate);
        for (double hz = 1; hz < sampleRate / 2.0; hz *= 1.3) {
            double ratio = Math.tan(Math.PI * hz / sampleRate) / Math.tan(Math.PI * cutoffHz / sampleRate);
            double expected = 1 / Math.sqrt(1 + Math.pow(ratio, 2 * order));
            assertEquals(expected, low.gainAt(hz / sampleRate), 1e-6 * expected + 1e-9, "low " + hz);
            expected = 1 / Math.sqrt(1 + Math.pow(ratio, -2 * order));
            assertEquals(expected, high.gainAt(hz / sampleRate), 1e-6 * expected + 1e-9, "high " + hz);
        }
        assertEquals(-3.0103, 20 * Math.log10(low.gainAt(cutoffHz / sampleRate)), 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"1,300,3400,8000", "2,300,3400,16000", "3,300,3400,22050", "4,300,3400,48000", "7,1000,1100,16000"})
    void bandPassHasTheGainOfTheFormula(int order, double lowHz, double highHz, int sampleRate) {
        BiquadCascade band = Butterworth.bandPass(order, lowHz, highHz, sampleRate);
        double low = Math.tan(Math.PI * lowHz / sampleRate);
        double high = Math.tan(Math.PI * highHz / sampleRate);
        for (double hz = 10; hz < sampleRate / 2.0; hz *= 1.1) {
            double w = Math.tan(Math.PI * hz / sampleRate);
            double x = (w * w - low * high) / ((high - low) * w);
            double expected = 1 / Math.sqrt(1 + Math.pow(x, 2 * order));
            assertEquals(expected, band.gainAt(hz / sampleRate), 1e-6 * expected + 1e-9, hz + " Hz");
        }
    }

    @Test
    void samplesAreScipys() {
        assertArrayEquals(HIGH, Butterworth.highPass(5, 80, 16_000).filter(CLICKS), 2e-6f);
        assertArrayEquals(LOW, Butterworth.lowPass(4, 3000, 16_000).filter(CLICKS), 2e-6f);
        assertArrayEquals(BAND_3, Butterworth.bandPass(3, 300, 3400, 8000).filter(CLICKS), 2e-6f);
        assertArrayEquals(BAND_4, Butterworth.bandPass(4, 300, 3400, 22_050).filter(CLICKS), 2e-6f);
    }

    @Test
    void edgesAndOrdersOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Butterworth.lowPass(0, 80, 8000));
        assertThrows(IllegalArgumentException.class, () -> Butterworth.lowPass(17, 80, 8000));
        assertThrows(IllegalArgumentException.class, () -> Butterworth.highPass(2, 4000, 8000));
        assertThrows(IllegalArgumentException.class, () -> Butterworth.highPass(2, Double.NaN, 8000));
        assertThrows(IllegalArgumentException.class, () -> Butterworth.bandPass(2, 300, 300, 8000));
    }
}
