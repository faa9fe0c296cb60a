package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.intone.testing.Golden;
import org.intone.testing.NpyReader.Npy;
import org.junit.jupiter.api.Test;

class StftTest {
    @Test
    void anImpulseIsTheWindowWhereItLies() {
        // The impulse lies 64 samples after the middle of frame 1, of which every bin has the window's height there.
        float[] signal = new float[1024];
        signal[256 + 64] = 1;
        Stft stft = new Stft(512, 256, Window.HANN);
        float[] magnitude = new float[stft.bins()];
        stft.magnitudeInto(signal, 1, magnitude);
        double height = 0.5 - 0.5 * Math.cos(2 * Math.PI * (256 + 64) / 512);
        for (float value : magnitude) {
            assertEquals(height, value, 1e-6);
        }
    }

    @Test
    void aShortWindowLiesInTheMiddle() {
        float[] constant = new float[4096];
        Arrays.fill(constant, 1);
        Stft stft = new Stft(512, 400, 256, Window.HANN);
        float[] spectrum = new float[514];
        stft.spectrumInto(constant, 8, spectrum);
        assertEquals(200, spectrum[0], 1e-3, "a Hann window sums to half its length");
        // The window's middle is the frame's, so bin 1 turns by half a circle.
        assertEquals(0, spectrum[3], 1e-3);
        assertEquals(-1, Math.signum(spectrum[2]));
    }

    @Test
    void equalsLibrosa() {
        float[] signal = Golden.signal("noise");
        Npy expected = Golden.of("noise", "stft_mag");
        Stft stft = new Stft(2048, 512, Window.HANN);
        assertEquals(expected.shape()[1], stft.frames(signal.length));
        float[] all = new float[expected.values().length];
        float[] magnitude = new float[stft.bins()];
        for (int t = 0; t < stft.frames(signal.length); t++) {
            stft.magnitudeInto(signal, t, magnitude);
            System.arraycopy(magnitude, 0, all, t * stft.bins(), stft.bins());
        }
        Golden.assertClose(expected.transposed(), all, 1e-6, "magnitude");
    }

    @Test
    void nothingIsOneFrameOfZeros() {
        Stft stft = new Stft(16, 4, Window.HANN);
        assertEquals(1, stft.frames(0));
        float[] power = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        stft.powerInto(new float[0], 0, power);
        assertArrayEquals(new float[9], power);
        stft.powerInto(new float[] {1}, 7, power);
        assertArrayEquals(new float[9], power, "a frame far beyond the end");
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> new Stft(16, 17, 4, Window.HANN));
        assertThrows(IllegalArgumentException.class, () -> new Stft(16, 16, 0, Window.HANN));
    }
}
