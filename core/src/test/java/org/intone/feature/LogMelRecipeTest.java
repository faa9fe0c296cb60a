package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.intone.audio.Waveform;
import org.intone.signal.Decibels;
import org.intone.signal.Frame;
import org.intone.signal.Framing;
import org.intone.signal.MelFilterBank;
import org.intone.signal.MelScale;
import org.intone.signal.Window;
import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogMelRecipeTest {
    private static final int RATE = 16_000;
    private static final int BANDS = 64;

    @ParameterizedTest
    @ValueSource(doubles = {300, 1000, 3000, 6000})
    void aSineIsLoudestInItsBand(double hz) {
        FeatureMatrix matrix = extract(Sounds.sine(RATE, RATE, hz, 0.5), RATE);
        double low = MelScale.SLANEY.toMel(50);
        double step = (MelScale.SLANEY.toMel(7600) - low) / (BANDS + 1);
        double expected = (MelScale.SLANEY.toMel(hz) - low) / step - 1;
        int loudest = 0;
        for (int m = 1; m < BANDS; m++) {
            loudest = matrix.at(30, m) > matrix.at(30, loudest) ? m : loudest;
        }
        assertEquals(expected, loudest, 0.75);
        assertEquals(0, matrix.at(30, loudest), 0.2);
    }

    @Test
    void threeSecondsAreOneWindow() {
        FeatureMatrix matrix = extract(Sounds.noise(3 * RATE, 0.1, 1), RATE);
        assertEquals(188, matrix.frames());
        assertEquals(Recipes.LOGMEL_64.windowFrames(), matrix.frames());
    }

    @Test
    void isTheUntrimmedSpectrogramRelativeToItsLoudestBand() {
        float[] samples = Sounds.noise(RATE, 0.2, 5);
        float[] bands = new FrameAnalysis(
                        new Frame(Framing.centred(512, 256), 400, Window.HANN),
                        MelSpectrogram.ofPower(MelFilterBank.slaney(RATE, 512, BANDS, 50, 7600)))
                .of(samples)
                .values();
        Decibels.ofPowersInPlace(bands, 80);
        float loudest = Float.NEGATIVE_INFINITY;
        for (float band : bands) {
            loudest = Math.max(loudest, band);
        }
        for (int i = 0; i < bands.length; i++) {
            bands[i] -= loudest;
        }
        // The recipe takes the mean away first, which changes the lowest bands a little.
        assertArrayEquals(bands, extract(samples, RATE).values(), 0.5f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.1, 10, 1e4})
    void theGainDoesNotMatter(double gain) {
        float[] voice = Golden.signal("espeak_en_m");
        float[] scaled = new float[voice.length];
        for (int n = 0; n < voice.length; n++) {
            scaled[n] = (float) (gain * voice[n]);
        }
        assertArrayEquals(
                extract(voice, Golden.RATE).values(),
                extract(scaled, Golden.RATE).values(),
                0.02f);
    }

    @Test
    void anOffsetDoesNotMatter() {
        float[] voice = Sounds.buzz(RATE, RATE, 120, 0.3);
        float[] offset = voice.clone();
        for (int n = 0; n < offset.length; n++) {
            offset[n] += 0.3f;
        }
        FeatureMatrix expected = extract(voice, RATE);
        FeatureMatrix actual = extract(offset, RATE);
        for (int t = 2; t < expected.frames() - 2; t++) {
            for (int m = 0; m < BANDS; m++) {
                // Far below the harmonics the rounding of a larger number shows.
                assertEquals(Math.max(-70, expected.at(t, m)), Math.max(-70, actual.at(t, m)), 1);
            }
        }
    }

    @Test
    void silenceAtBothEndsIsTrimmedButForAMargin() {
        // Sound from sample 16,000 to 31,999: the frames that touch it are centred on 15,872 (62) to 32,000 (125).
        float[] samples = new float[64_000];
        System.arraycopy(Sounds.noise(16_000, 0.1, 3), 0, samples, 16_000, 16_000);
        FeatureMatrix matrix = extract(samples, RATE);
        assertEquals(125 - 62 + 1 + 6, matrix.frames(), 1);
        assertEquals(-80, matrix.at(0, 10), "the margin is silence");
        assertTrue(matrix.at(4, 10) > -40);
    }

    @Test
    void aPauseWithinIsKept() {
        float[] samples = Sounds.noise(48_000, 0.1, 3);
        Arrays.fill(samples, 10_000, 40_000, 0);
        assertEquals(188, extract(samples, RATE).frames());
    }

    @Test
    void noiseFarBelowTheVoiceIsTrimmed() {
        float[] samples = Sounds.noise(48_000, 0.0005, 3);
        System.arraycopy(Sounds.noise(16_000, 0.1, 4), 0, samples, 16_000, 16_000);
        assertEquals(125 - 62 + 1 + 6, extract(samples, RATE).frames(), 1);
    }

    @Test
    void silenceIsOneFrameOfTheFloor() {
        float[] floor = new float[BANDS];
        Arrays.fill(floor, -80);
        for (int length : new int[] {0, 1, 100, 48_000}) {
            assertArrayEquals(floor, extract(new float[length], RATE).values());
        }
        float[] constant = new float[48_000];
        Arrays.fill(constant, 0.25f);
        assertArrayEquals(floor, extract(constant, RATE).values(), "an offset is no sound");
    }

    @ParameterizedTest
    @ValueSource(ints = {22_050, 24_414, 44_100, 48_000, 96_000, 192_000})
    void otherRatesGiveTheSamePicture(int rate) {
        FeatureMatrix expected = extract(Sounds.buzz(2 * RATE, RATE, 150, 0.4), RATE);
        FeatureMatrix actual = extract(Sounds.buzz(2 * rate, rate, 150, 0.4), rate);
        assertEquals(expected.frames(), actual.frames());
        for (int t = 3; t < expected.frames() - 3; t++) {
            for (int m = 0; m < BANDS; m++) {
                assertEquals(Math.max(-50, expected.at(t, m)), Math.max(-50, actual.at(t, m)), 0.1);
            }
        }
    }

    private static FeatureMatrix extract(float[] samples, int rate) {
        return Recipes.LOGMEL_64.newExtractor().extract(Waveform.of(samples, rate));
    }
}
