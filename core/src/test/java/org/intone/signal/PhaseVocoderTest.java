package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseVocoderTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 1, 1.1, 1.25, 2, 3.7})
    void aSineStaysThatSine(double rate) {
        // 441 Hz lies between two bins.
        float[] out = new PhaseVocoder(2048).stretch(Sounds.sine(44_100, 22_050, 441, 0.5), rate);
        assertEquals(Math.round(44_100 / rate), out.length);
        assertEquals(441, Sounds.f0Hz(out, 22_050), 0.5);
        // The frames at the beginning, half of them zeros, set the phases of neighbouring bins: slow rates lose a
        // little.
        double power = Samples.power(Arrays.copyOfRange(out, 4096, out.length - 4096));
        assertEquals(0, 10 * Math.log10(power / 0.125), rate < 1 ? 1.25 : 0.1);
    }

    @Test
    void rateOneBringsTheSignalBack() {
        // Three batches of frames, and a part of one.
        float[] noise = Sounds.noise(100_000, 0.1, 1);
        Golden.assertClose(noise, new PhaseVocoder(512).stretch(noise, 1), 1e-5, "noise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise", "pulse120"})
    void spectraAreLibrosas(String signal) {
        float[] expected = Golden.of(signal, "time_stretch_1.25").values();
        float[] actual = new PhaseVocoder(2048).stretch(Golden.signal(signal), 1.25);
        assertEquals(expected.length, actual.length);
        Golden.assertClose(spectra(expected), spectra(actual), 0.003, signal);
    }

    @Test
    void nothingAndSilenceAndOneSample() {
        PhaseVocoder vocoder = new PhaseVocoder(512);
        assertEquals(0, vocoder.stretch(new float[0], 1.3).length);
        assertArrayEquals(new float[800], vocoder.stretch(new float[1000], 1.25));
        assertEquals(2, vocoder.stretch(new float[] {0.5f}, 0.5).length);
    }

    @Test
    void theVocoderForgetsWhatItStretchedBefore() {
        PhaseVocoder used = new PhaseVocoder(512);
        used.stretch(Sounds.noise(9000, 1, 2), 0.7);
        float[] sine = Sounds.sine(9000, 8000, 440, 1);
        assertArrayEquals(new PhaseVocoder(512).stretch(sine, 1.1), used.stretch(sine, 1.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 24, 2 * 17 * 16, 1 << 18})
    void aSizeThatCannotBeTransformedIsRefused(int size) {
        assertThrows(IllegalArgumentException.class, () -> new PhaseVocoder(size));
    }

    @Test
    void aRateFarBeyondABatchReadsWhatItNeeds() {
        float[] sine = Sounds.sine(200_000, 22_050, 441, 0.5);
        float[] out = new PhaseVocoder(512).stretch(sine, 300);
        assertEquals(667, out.length);
        assertTrue(Samples.power(out) > 0.01, "power " + Samples.power(out));
    }

    @Test
    void aRateOfZeroIsRefused() {
        PhaseVocoder vocoder = new PhaseVocoder(512);
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> vocoder.stretch(new float[10], rate));
        }
    }

    private static float[] spectra(float[] samples) {
        Stft stft = new Stft(2048, 512, Window.HANN);
        int frames = stft.frames(samples.length);
        float[] all = new float[frames * stft.bins()];
        float[] magnitude = new float[stft.bins()];
        for (int t = 0; t < frames; t++) {
            stft.magnitudeInto(samples, t, magnitude);
            System.arraycopy(magnitude, 0, all, t * stft.bins(), stft.bins());
        }
        return all;
    }
}
