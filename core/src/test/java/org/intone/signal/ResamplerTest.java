package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    /** The pass band's end, as a share of the lower Nyquist frequency. */
    private static final double PASS_BAND = 0.9136;

    @ParameterizedTest
    @CsvSource({
        "48000, 16000",
        "48000, 22050",
        "44100, 16000",
        "22050, 16000",
        "24414, 16000",
        "96000, 22050",
        "192000, 8000",
        "8000, 22050",
        "16000, 22050",
        "11025, 48000",
        "8000, 192000",
        "24414, 22050"
    })
    void aSineInThePassBandStaysThatSine(int from, int to) {
        double nyquist = Math.min(from, to) / 2.0;
        for (double share : new double[] {0.001, 0.1, 0.5, 0.8, 0.9, PASS_BAND}) {
            double frequencyHz = share * nyquist;
            float[] out = Resampler.of(from, to).resample(sine(frequencyHz, from, from / 4));
            double worst = 0;
            for (int m = out.length / 4; m < out.length * 3 / 4; m++) {
                worst = Math.max(worst, Math.abs(out[m] - Math.sin(2 * Math.PI * frequencyHz * m / to)));
            }
            // 1e-5 covers amplitude (0.0001 dB) and phase alike, so the delay is 0.
            assertTrue(worst < 1e-5, frequencyHz + " Hz is off by " + worst);
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 16000", "48000, 22050", "44100, 16000", "24414, 16000", "96000, 22050", "192000, 8000"})
    void aSineInTheStopBandIsGone(int from, int to) {
        for (double frequencyHz : new double[] {to / 2.0, 0.51 * to, 0.6 * to, 0.7 * to}) {
            float[] out = Resampler.of(from, to).resample(sine(frequencyHz, from, from / 4));
            double worst = 0;
            for (int m = out.length / 4; m < out.length * 3 / 4; m++) {
                worst = Math.max(worst, Math.abs(out[m]));
            }
            assertTrue(20 * Math.log10(worst) < -120, frequencyHz + " Hz leaves " + worst);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wav/sweep48k_i16.wav, 48000, 16000, resample/sweep48k_16000.npy",
        "wav/sweep48k_i16.wav, 48000, 22050, resample/sweep48k_22050.npy",
        "wav/noise48k_i16.wav, 48000, 16000, resample/noise48k_16000.npy",
        "wav/noise48k_i16.wav, 48000, 22050, resample/noise48k_22050.npy",
        "wav/sweep_i16.wav, 16000, 22050, resample/sweep_as16000_22050.npy",
        "wav/sweep_i16.wav, 24414, 22050, resample/sweep_as24414_22050.npy",
        "wav/sweep_i16.wav, 44100, 22050, resample/sweep_as44100_22050.npy",
        "wav/sweep_i16.wav, 22050, 16000, sweep/resample_16000.npy",
    })
    void agreesWithSoxrHq(String input, int from, int to, String reference) {
        float[] expected = Golden.npy(reference);
        float[] in = Golden.signal(input.replaceAll("wav/|_i16.wav", ""));
        if (reference.contains("_as")) {
            in = Arrays.copyOf(in, 22050);
        }
        float[] actual = Resampler.of(from, to).resample(in);
        // The slopes between pass band and stop band differ a little; a sweep stands on them for a while.
        Golden.assertClose(expected, actual, 5e-3, "all frequencies");
        // soxr lets its own pass band fall by up to 0.01 dB towards the end (SOXR_ROLLOFF_SMALL).
        Golden.assertClose(passBand(expected, from, to), passBand(actual, from, to), 1e-3, "pass band");
    }

    @Property(tries = 40)
    void equalsTheFormulaInDoublePrecision(
            @ForAll @IntRange(min = 8000, max = 50_000) int from,
            @ForAll @IntRange(min = 8000, max = 50_000) int to,
            @ForAll @IntRange(min = 0, max = 700) int length) {
        Assume.that(from != to);
        assertNear(from, to, length);
    }

    @ParameterizedTest
    @CsvSource({"48000, 16000, 5000", "16000, 48000, 2500", "48000, 22050, 15001", "44100, 16000, 20000"})
    void equalsTheFormulaWherePhasesAreComputedSideBySide(int from, int to, int length) {
        assertNear(from, to, length);
    }

    private static void assertNear(int from, int to, int length) {
        float[] in = new float[length];
        for (int n = 0; n < length; n++) {
            in[n] = (float) Math.sin(n * n * 0.7) * (n % 5 == 0 ? 1 : 0.5f);
        }
        float[] out = Resampler.of(from, to).resample(in);
        assertEquals((int) Math.ceil((double) ((long) length * to) / from), out.length);
        for (int m = 0; m < out.length; m += 1 + out.length / 40) {
            assertEquals(NaiveResampler.at(in, from, to, m), out[m], 1.5e-6, "at " + m);
        }
    }

    @Test
    void shortInputsAndSilence() {
        Resampler resampler = Resampler.of(44100, 16000);
        assertEquals(0, resampler.resample(new float[0]).length);
        assertArrayEquals(new float[363], resampler.resample(new float[1000]));
        float[] one = resampler.resample(new float[] {1});
        assertEquals(1, one.length);
        assertEquals(0.9568 * 16000 / 44100, one[0], 1e-6);
    }

    @Test
    void sameRateIsACopy() {
        float[] in = {1, 2, 3};
        float[] out = Resampler.of(16000, 16000).resample(in);
        assertArrayEquals(in, out);
        assertNotSame(in, out);
    }

    @Test
    void aSampleThatIsNotFiniteSpoilsOnlyItsSurroundings() {
        float[] in = new float[4000];
        in[2000] = Float.NaN;
        float[] out = Resampler.of(48000, 16000).resample(in);
        assertTrue(Float.isNaN(out[667]));
        assertEquals(0, out[2000 / 3 - 103]);
        assertEquals(0, out[2000 / 3 + 103]);
    }

    @ParameterizedTest
    @CsvSource({
        "48000, 22050, 150000",
        "48000, 16000, 100000",
        "16000, 22050, 60000",
        "8000, 16000, 30000",
        "55, 49, 30000",
        "44100, 48000, 60000"
    })
    void equalsTheFormulaWhereBlocksAreTransformed(int from, int to, int length) {
        assertTrue((long) length * to / from > Resampler.of(from, to).leastOutputs(), "long enough for blocks");
        assertNear(from, to, length);
    }

    @Test
    void aLongSignalIsSpoiltWhereItIsNotFiniteAndSilentWhereItIsSilent() {
        float[] in = Sounds.noise(150_000, 0.3, 1);
        float[] clean = Resampler.of(48_000, 22_050).resample(in);
        Arrays.fill(in, 30_000, 60_000, 0);
        in[100_000] = Float.NaN;
        in[149_000] = Float.POSITIVE_INFINITY;
        float[] out = Resampler.of(48_000, 22_050).resample(in);
        double perInput = 22_050 / 48_000.0;
        for (int m = 0; m < out.length; m++) {
            double n = m / perInput;
            if (n > 30_219 && n < 59_780) {
                assertEquals(0, out[m], "silence at " + m);
            }
            boolean reached = Math.abs(n - 100_000) < 221 || Math.abs(n - 149_000) < 221;
            if (!reached) {
                assertTrue(Float.isFinite(out[m]), "spoilt at " + m);
            }
            if (n > 60_221 && !reached) {
                assertEquals(clean[m], out[m], 1e-6, "at " + m);
            }
        }
        assertTrue(Float.isNaN(out[(int) (100_000 * perInput)]));
        assertTrue(Float.isNaN(out[(int) (149_000 * perInput)]) || Float.isInfinite(out[(int) (149_000 * perInput)]));
    }

    @Test
    void aLongSignalMayEndWithAFewZeros() {
        for (int zeros = 1; zeros < 200; zeros++) {
            float[] in = new float[210_000];
            for (int n = 0; n < in.length - zeros; n++) {
                in[n] = (float) Math.sin(0.01 * n) + 2;
            }
            float[] out = Resampler.of(48_000, 16_000).resample(in);
            assertEquals(70_000, out.length);
            assertTrue(Float.isFinite(out[out.length - 1]));
        }
    }

    @Test
    void silenceIsFoundWhereverItBegins() {
        int taps = Resampler.of(48_000, 22_050).table().taps();
        for (int first : new int[] {0, 1, taps - 1, taps, taps + 1, 20_011}) {
            float[] in = Sounds.noise(60_000, 0.3, 2);
            Arrays.fill(in, first, first + taps + 700, 0);
            float[] out = Resampler.of(48_000, 22_050).resample(in);
            int from = first == 0 ? 0 : (int) Math.ceil((first + taps / 2 + 1) * 147 / 320.0);
            int to = (first + taps / 2 + 699) * 147 / 320;
            for (int m = from; m <= to; m++) {
                assertEquals(0, out[m], "at " + m + ", silent from " + first);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 22050, 60000", "48000, 22050, 500", "48000, 47999, 3000", "16000, 16000, 100"})
    void anArrayThatWasUsedBeforeIsFilledWholly(int from, int to, int length) {
        Resampler resampler = Resampler.of(from, to);
        float[] in = Sounds.noise(length, 0.3, 5);
        float[] used = new float[resampler.outputLength(length)];
        Arrays.fill(used, Float.NaN);
        resampler.resampleInto(in, used);
        assertArrayEquals(resampler.resample(in), used);
        assertThrows(IllegalArgumentException.class, () -> resampler.resampleInto(in, new float[used.length + 1]));
    }

    @Test
    void tablesAreShared() {
        assertSame(Resampler.of(48000, 16000), Resampler.of(48000, 16000));
    }

    @Test
    void refusesRatesWithoutMeaning() {
        assertThrows(IllegalArgumentException.class, () -> Resampler.of(0, 16000));
        assertThrows(IllegalArgumentException.class, () -> Resampler.of(16000, -1));
        assertThrows(IllegalArgumentException.class, () -> Resampler.of(256 * 8000, 8000));
    }

    private static float[] sine(double frequencyHz, int rate, int length) {
        float[] samples = new float[length];
        for (int n = 0; n < length; n++) {
            samples[n] = (float) Math.sin(2 * Math.PI * frequencyHz * n / rate);
        }
        return samples;
    }

    /** Without what lies above 0.85 of the lower Nyquist frequency: a windowed-sinc low-pass of 401 taps. */
    private static float[] passBand(float[] signal, int from, int to) {
        double cutoff = 0.85 * Math.min(from, to) / to;
        double[] h = new double[201];
        h[0] = cutoff;
        for (int k = 1; k < h.length; k++) {
            double x = Math.PI * k;
            h[k] = Math.sin(cutoff * x) / x * (0.42 + 0.5 * Math.cos(x / 201) + 0.08 * Math.cos(2 * x / 201));
        }
        float[] out = new float[signal.length];
        for (int m = 0; m < signal.length; m++) {
            double sum = 0;
            for (int n = Math.max(0, m - 200); n <= Math.min(signal.length - 1, m + 200); n++) {
                sum += signal[n] * h[Math.abs(m - n)];
            }
            out[m] = (float) sum;
        }
        return out;
    }
}
