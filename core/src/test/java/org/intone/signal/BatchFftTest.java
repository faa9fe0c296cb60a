package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFftTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 11, 13, 16, 24, 49, 60, 143, 256, 588, 880, 1024})
    void isTheSumOfItsDefinition(int size) {
        int lanes = 3;
        BatchFft fft = new BatchFft(size, lanes);
        float[][] signals = signals(2 * size, lanes);
        for (int n = 0; n < size; n++) {
            for (int i = 0; i < lanes; i++) {
                fft.re(n)[i] = signals[i][n];
                fft.im(n)[i] = signals[i][size + n];
            }
        }
        fft.transform(lanes);
        for (int i = 0; i < lanes; i++) {
            float[] expected = new float[2 * size];
            float[] actual = new float[2 * size];
            for (int k = 0; k < size; k++) {
                sumInto(signals[i], size, k, expected);
                actual[2 * k] = fft.re(fft.rowOf(k))[i];
                actual[2 * k + 1] = fft.im(fft.rowOf(k))[i];
            }
            Golden.assertClose(expected, actual, 5e-7, "signal " + i);
        }
    }

    private static void sumInto(float[] signal, int size, int k, float[] out) {
        double re = 0;
        double im = 0;
        for (int n = 0; n < size; n++) {
            double phase = 2 * Math.PI * ((long) k * n % size) / size;
            re += signal[n] * Math.cos(phase) + signal[size + n] * Math.sin(phase);
            im += signal[size + n] * Math.cos(phase) - signal[n] * Math.sin(phase);
        }
        out[2 * k] = (float) re;
        out[2 * k + 1] = (float) im;
    }

    /** The scalar transform of a frame is the twin of the one of many. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 12, 98, 400, 512, 1176, 2048})
    void realFramesAreThoseOfTheTransformOfOne(int size) {
        int lanes = 20;
        RealBatchFft batch = new RealBatchFft(size, lanes);
        float[][] frames = signals(size, lanes);
        fill(batch, frames);
        batch.transform(lanes);
        Fft fft = new Fft(size);
        for (int i = 0; i < lanes; i++) {
            float[] expected = new float[size + 2];
            fft.forwardInto(frames[i], expected);
            Golden.assertClose(expected, spectrum(batch, size, i), 1e-6, "frame " + i);
        }
    }

    @Test
    void aFrameHasTheSameBitsAloneAndAmongOthers() {
        int size = 1200;
        float[][] frames = signals(size, 37);
        RealBatchFft together = new RealBatchFft(size, 37);
        fill(together, frames);
        together.transform(37);
        RealBatchFft alone = new RealBatchFft(size, 1);
        for (int i = 0; i < frames.length; i++) {
            fill(alone, new float[][] {frames[i]});
            alone.transform(1);
            assertArrayEquals(spectrum(alone, size, 0), spectrum(together, size, i));
        }
    }

    @Test
    void sizesWithLargePrimesDoNotSuit() {
        assertTrue(BatchFft.suits(1));
        assertTrue(BatchFft.suits(2 * 13 * 49));
        assertFalse(BatchFft.suits(17));
        assertFalse(BatchFft.suits(0));
        assertFalse(RealBatchFft.suits(15));
        assertFalse(RealBatchFft.suits(34));
        assertEquals(
                "size must be a product of primes up to 13, was 17",
                assertThrows(IllegalArgumentException.class, () -> new BatchFft(17, 1))
                        .getMessage());
    }

    private static void fill(RealBatchFft batch, float[][] frames) {
        for (int i = 0; i < frames.length; i++) {
            for (int n = 0; n < frames[i].length; n++) {
                batch.sample(n)[i] = frames[i][n];
            }
        }
    }

    private static float[] spectrum(RealBatchFft batch, int size, int i) {
        float[] spectrum = new float[size + 2];
        for (int k = 0; k <= size / 2; k++) {
            spectrum[2 * k] = batch.re(k)[i];
            spectrum[2 * k + 1] = batch.im(k)[i];
        }
        return spectrum;
    }

    private static float[][] signals(int size, int count) {
        float[][] signals = new float[count][];
        for (int i = 0; i < count; i++) {
            signals[i] = Sounds.noise(size, 1, i + 1);
        }
        return signals;
    }
}
