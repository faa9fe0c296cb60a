package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.intone.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
    @Test
    void anImpulseHoldsEveryFrequencyAlike() {
        float[] spectrum = new float[10];
        new Fft(8).forwardInto(new float[] {1, 0, 0, 0, 0, 0, 0, 0}, spectrum);
        assertArrayEquals(new float[] {1, 0, 1, 0, 1, 0, 1, 0, 1, 0}, spectrum, 1e-7f);
    }

    @Test
    void aSineIsOneBin() {
        float[] frame = new float[64];
        for (int n = 0; n < 64; n++) {
            frame[n] = (float) Math.sin(2 * Math.PI * 5 * n / 64);
        }
        float[] expected = new float[33];
        expected[5] = 32 * 32;
        float[] power = new float[33];
        new Fft(64).powerInto(frame, power);
        assertArrayEquals(expected, power, 1e-3f);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 12, 64, 100, 250, 512, 882, 2048})
    void isTheSumOfItsDefinition(int size) {
        float[] frame = noise(size);
        Fft fft = new Fft(size);
        float[] spectrum = new float[size + 2];
        fft.forwardInto(frame, spectrum);
        float[] naive = naive(frame);
        Golden.assertClose(naive, spectrum, 1e-6, "spectrum");
        float[] power = new float[fft.bins()];
        fft.powerInto(frame, power);
        float[] squares = new float[fft.bins()];
        for (int k = 0; k < squares.length; k++) {
            squares[k] = naive[2 * k] * naive[2 * k] + naive[2 * k + 1] * naive[2 * k + 1];
        }
        Golden.assertClose(squares, power, 1e-5, "power");
        assertArrayEquals(noise(size), frame, "the frame is left as it was");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 100, 512, 2048})
    void theInverseBringsTheFrameBack(int size) {
        Fft fft = new Fft(size);
        float[] spectrum = new float[size + 2];
        fft.forwardInto(noise(size), spectrum);
        float[] frame = new float[size];
        fft.inverseInto(spectrum, frame);
        Golden.assertClose(noise(size), frame, 1e-6, "frame");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 100, 512, 2048})
    void thePreciseOneIsTheSumOfItsDefinition(int size) {
        Fft fft = Fft.precise(size);
        float[] spectrum = new float[size + 2];
        fft.forwardInto(noise(size), spectrum);
        Golden.assertClose(naive(noise(size)), spectrum, 1e-7, "spectrum");
        float[] frame = new float[size];
        fft.inverseInto(spectrum, frame);
        Golden.assertClose(noise(size), frame, 1e-7, "frame");
    }

    @Test
    void anOddSizeIsRefused() {
        assertEquals(
                "size must be even and 2 or more, was 7",
                assertThrows(IllegalArgumentException.class, () -> new Fft(7)).getMessage());
        assertEquals(5, new Fft(8).bins());
        assertEquals(8, new Fft(8).size());
    }

    private static float[] noise(int size) {
        Random random = new Random(size);
        float[] frame = new float[size];
        for (int n = 0; n < size; n++) {
            frame[n] = (float) random.nextGaussian();
        }
        return frame;
    }

    private static float[] naive(float[] frame) {
        int size = frame.length;
        float[] spectrum = new float[size + 2];
        for (int k = 0; k <= size / 2; k++) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < size; n++) {
                double phase = 2 * Math.PI * ((long) k * n % size) / size;
                re += frame[n] * Math.cos(phase);
                im -= frame[n] * Math.sin(phase);
            }
            spectrum[2 * k] = (float) re;
            spectrum[2 * k + 1] = (float) im;
        }
        return spectrum;
    }
}
