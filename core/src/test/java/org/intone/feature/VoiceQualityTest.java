package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F0, pulses, jitter, shimmer, harmonicity and formants of sounds of which they are known. */
class VoiceQualityTest {
    private static final int RATE = 16_000;
    private static final BoersmaPitch PITCH = new BoersmaPitch(BoersmaPitch.Settings.of(75, 600));

    @ParameterizedTest
    @ValueSource(doubles = {80, 123.4, 220, 500})
    void theF0OfABuzzIsItsOwn(double hz) {
        PitchContour contour = PITCH.of(Sounds.buzz(RATE, RATE, hz, 0.3), RATE);
        assertEquals(97, contour.frames());
        for (int t = 0; t < contour.frames(); t++) {
            assertEquals(hz, contour.f0Hz()[t], 1e-3 * hz);
            assertTrue(contour.strength()[t] > 0.99);
        }
        assertEquals(hz, contour.hzAt(0.5), 1e-3 * hz);
        assertTrue(Double.isNaN(contour.hzAt(2)));
    }

    @Test
    void noiseAndQuietHaveNoVoice() {
        PitchContour noise = PITCH.of(Sounds.noise(RATE, 0.1, 1), RATE);
        for (int t = 0; t < noise.frames(); t++) {
            assertFalse(noise.isVoiced(t));
        }
        float[] faint = Sounds.buzz(RATE, RATE, 100, 0.001);
        System.arraycopy(Sounds.buzz(RATE / 2, RATE, 100, 0.9), 0, faint, 0, RATE / 2);
        PitchContour both = PITCH.of(faint, RATE);
        assertTrue(both.isVoiced(10));
        assertFalse(both.isVoiced(80), "60 dB below the loudest");
    }

    @Test
    void theGainDoesNotMatter() {
        float[] loud = Sounds.buzz(RATE, RATE, 150, 0.5);
        float[] soft = loud.clone();
        for (int n = 0; n < soft.length; n++) {
            soft[n] *= 1f / 1024;
        }
        assertArrayEquals(PITCH.of(loud, RATE).f0Hz(), PITCH.of(soft, RATE).f0Hz(), 1e-3f);
    }

    @Test
    void alternatingPeriodsHaveTheJitterOfTheFormulas() {
        double[] seconds = new double[101];
        for (int i = 1; i <= 100; i++) {
            seconds[i] = seconds[i - 1] + (i % 2 == 0 ? 0.0102 : 0.0098);
        }
        Jitter jitter = Jitter.of(GlottalPulses.at(seconds));
        assertEquals(0.0004, jitter.absoluteSeconds(), 1e-12);
        assertEquals(0.04, jitter.local(), 1e-9);
        // |T - mean of 3| = 2/3 of 0.0004; |T - mean of 5| = 2/5 of it
        assertEquals(0.04 * 2 / 3, jitter.rap(), 1e-9);
        assertEquals(0.04 * 2, jitter.ddp(), 1e-9);
        assertEquals(0.04 * 2 / 5, jitter.ppq5(), 1e-9);
        assertEquals(0.01, Jitter.meanPeriod(GlottalPulses.at(seconds)), 1e-12);
    }

    @Test
    void periodsOfAPauseOrAnOctaveDoNotCount() {
        Jitter jitter = Jitter.of(GlottalPulses.at(0, 0.01, 0.02, 0.03, 0.5, 0.51, 0.52, 0.525, 0.535));
        assertEquals(0, jitter.local(), 1e-12);
        assertEquals(0.01, Jitter.meanPeriod(GlottalPulses.at(0, 0.01, 0.02, 0.5)), 1e-12);
        for (GlottalPulses few : List.of(GlottalPulses.at(), GlottalPulses.at(1), GlottalPulses.at(1, 1.01))) {
            assertEquals(new Jitter(0, 0, 0, 0, 0), Jitter.of(few));
            assertEquals(new Shimmer(0, 0, 0, 0, 0, 0), Shimmer.of(new float[RATE * 2], RATE, few));
        }
    }

    @Test
    void alternatingAmplitudesHaveTheShimmerOfTheFormulas() {
        float[] samples = new float[RATE];
        double[] seconds = new double[99];
        for (int i = 0; i < seconds.length; i++) {
            int n = 160 * (i + 1);
            samples[n] = i % 2 == 0 ? 0.55f : 0.45f;
            seconds[i] = (n + 0.5) / RATE;
        }
        Shimmer shimmer = Shimmer.of(samples, RATE, GlottalPulses.at(seconds));
        assertEquals(0.2, shimmer.local(), 0.002);
        assertEquals(20 * Math.log10(0.55 / 0.45), shimmer.localDb(), 1e-4);
        assertEquals(0.2 * 2 / 3, shimmer.apq3(), 0.002);
        assertEquals(0.4, shimmer.dda(), 0.005);
        assertEquals(0.2 * 2 / 5, shimmer.apq5(), 0.002);
        // 6 of 11 are unlike the middle one.
        assertEquals(0.2 * 6 / 11, shimmer.apq11(), 0.002);
    }

    @ParameterizedTest
    @CsvSource({"0.0, 0.001", "0.01, 0.004", "0.03, 0.012"})
    void pulsesOfAnUnevenVoiceHaveItsJitter(double jitter, double within) {
        // Periods of 8 ms, every other longer; each a decaying resonance.
        float[] samples = new float[2 * RATE];
        double at = 0.005;
        for (int i = 0; at < 1.98; i++) {
            for (int n = (int) Math.ceil(at * RATE); n < Math.min(samples.length, at * RATE + 400); n++) {
                double t = n / (double) RATE - at;
                samples[n] += (float) (0.3 * Math.exp(-400 * t) * Math.sin(2 * Math.PI * 700 * t));
            }
            at += 0.008 * (1 + (i % 2 == 0 ? jitter : -jitter) / 2);
        }
        GlottalPulses pulses = GlottalPulses.of(samples, RATE, PITCH.of(samples, RATE));
        assertTrue(pulses.count() > 200, "pulses: " + pulses.count());
        assertEquals(jitter, Jitter.of(pulses).local(), within);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 10, 20, 30})
    void harmonicsToNoiseIsTheRatioTheyWereMixedIn(double ratioDb) {
        float[] samples = Sounds.buzz(2 * RATE, RATE, 200, 0.5);
        double deviation = Math.sqrt(Samples.power(samples) * Math.pow(10, -ratioDb / 10));
        float[] noise = Sounds.noise(samples.length, deviation, 7);
        for (int n = 0; n < samples.length; n++) {
            samples[n] += noise[n];
        }
        float[] ratiosDb = new HarmonicsToNoise(75).of(Waveform.of(samples, RATE));
        assertEquals(ratioDb, HarmonicsToNoise.meanDb(ratiosDb), 1);
    }

    @Test
    void theFormantsOfAVowelAreItsResonances() {
        double[][] resonances = {{700, 80}, {1200, 90}, {2500, 120}, {3500, 200}};
        int rate = 11_000;
        float[] vowel = vowel(resonances, rate);
        FormantTrack track = new FormantBurg(rate / 2, 4).of(Waveform.of(vowel, rate));
        int middle = track.frames() / 2;
        assertEquals(4, track.formants());
        for (int i = 0; i < 3; i++) {
            assertEquals(resonances[i][0], track.hz(middle, i), 0.03 * resonances[i][0]);
            assertEquals(resonances[i][1], track.bandwidthHz(middle, i), 0.5 * resonances[i][1]);
            assertEquals(track.hz(middle, i), track.series(i)[middle]);
        }
        assertThrows(IllegalArgumentException.class, () -> new FormantBurg(500, 5));
    }

    /** A second of pulses of 100 Hz that fall by 6 dB an octave above 50 Hz, through resonators. */
    private static float[] vowel(double[][] resonances, int rate) {
        double[] y = new double[rate];
        for (int n = 0; n < rate; n += rate / 100) {
            y[n] = 1;
        }
        for (int n = 1; n < rate; n++) {
            y[n] += Math.exp(-2 * Math.PI * 50 / rate) * y[n - 1];
        }
        for (double[] resonance : resonances) {
            double radius = Math.exp(-Math.PI * resonance[1] / rate);
            double b = 2 * radius * Math.cos(2 * Math.PI * resonance[0] / rate);
            for (int n = 0; n < rate; n++) {
                y[n] += (n > 0 ? b * y[n - 1] : 0) - (n > 1 ? radius * radius * y[n - 2] : 0);
            }
        }
        float[] samples = new float[rate];
        for (int n = 0; n < rate; n++) {
            samples[n] = (float) (0.01 * y[n]);
        }
        return samples;
    }

    @Test
    void theOddestSoundsAreBorne() {
        for (int rate : new int[] {8000, RATE, 192_000}) {
            for (int length : new int[] {0, 1, 7, rate / 100, rate / 3}) {
                float[] square = new float[length];
                for (int n = 0; n < length; n++) {
                    square[n] = n / 40 % 2 == 0 ? 1 : -1;
                }
                float[] constant = new float[length];
                Arrays.fill(constant, 0.5f);
                float[] nan = new float[length];
                Arrays.fill(nan, Float.NaN);
                float[] huge = new float[length];
                Arrays.fill(huge, Float.POSITIVE_INFINITY);
                for (float[] samples : List.of(new float[length], square, constant, nan, huge)) {
                    assertBorne(Waveform.of(samples, rate));
                }
            }
        }
    }

    private static void assertBorne(Waveform waveform) {
        float[] samples = Samples.finite(waveform.samples());
        PitchContour contour = PITCH.of(samples, waveform.sampleRate());
        GlottalPulses pulses = GlottalPulses.of(samples, waveform.sampleRate(), contour);
        assertTrue(Double.isFinite(Jitter.of(pulses).local()));
        assertTrue(Double.isFinite(
                Shimmer.of(samples, waveform.sampleRate(), pulses).localDb()));
        for (float ratioDb : new HarmonicsToNoise(75).of(waveform)) {
            assertTrue(Math.abs(ratioDb) <= 200);
        }
        FormantTrack track = new FormantBurg(5500, 5).of(waveform);
        for (int t = 0; t < track.frames(); t++) {
            assertFalse(Float.isInfinite(track.hz(t, 0)) || Float.isInfinite(track.bandwidthHz(t, 0)));
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> BoersmaPitch.Settings.of(600, 75));
        assertThrows(IllegalArgumentException.class, () -> new HarmonicsToNoise(0));
    }
}
