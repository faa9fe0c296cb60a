package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.intone.audio.Waveform;
import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicRecipeTest {
    private static final int RATE = 22_050;
    private static final int FRAMES = 108;

    @Test
    void theRowHoldsCrossingsThenLevelsThenCoefficients() {
        // A sine of 441 Hz crosses zero 882 times a second, and its level is its amplitude over the root of two.
        float[] row = row(Sounds.sine(4 * RATE, RATE, 441, 0.5), RATE);
        assertEquals(2376, row.length);
        for (int t = 2; t < FRAMES - 2; t++) {
            assertEquals(882.0 / RATE, row[t], 1.0 / 2048);
            assertEquals(0.5 / Math.sqrt(2), row[FRAMES + t], 1e-3);
        }
        float[] whole = new ClassicRecipe.Extractor(Recipes.CLASSIC_2376).flat(Sounds.sine(4 * RATE, RATE, 441, 0.5));
        int wholeFrames = whole.length / 22;
        // 0.6 s are 13,230 samples: not a whole number of hops, so the frames are near each other, not the same.
        for (int q = 0; q < 20; q++) {
            assertEquals(whole[2 * wholeFrames + 60 * 20 + q], row[2 * FRAMES + 34 * 20 + q], 3);
        }
    }

    @Test
    void whatLiesBeforeAndBehindTheStretchDoesNotCount() {
        float[] samples = Sounds.noise(4 * RATE, 0.1, 1);
        float[] row = row(samples, RATE);
        Arrays.fill(samples, 0, 13_230, 1);
        Arrays.fill(samples, 13_230 + 55_125, samples.length, -1);
        assertArrayEquals(row, row(samples, RATE));
        samples[13_230] += 0.5f;
        assertEquals(false, Arrays.equals(row, row(samples, RATE)));
    }

    @Test
    void aShortRecordingEndsInZeros() {
        float[] signal = Golden.signal("espeak_en_m");
        float[] shifted = new float[13_230 + signal.length];
        System.arraycopy(signal, 0, shifted, 13_230, signal.length);
        float[] row = row(shifted, RATE);
        float[] librosa = Golden.of("espeak_en_m", "kaggle_flat").values();
        // The recording ends in frame 98 of the 99 that librosa makes of it; up to there the zeros are not seen.
        int same = 96;
        int whole = librosa.length / 22;
        assertArrayEquals(Arrays.copyOf(librosa, same), Arrays.copyOf(row, same), 1e-7f);
        Golden.assertClose(
                Arrays.copyOfRange(librosa, 2 * whole, 2 * whole + 20 * same),
                Arrays.copyOfRange(row, 2 * FRAMES, 2 * FRAMES + 20 * same),
                2e-6,
                "coefficients");
        assertEquals(0, row[FRAMES - 1]);
        assertEquals(0, row[2 * FRAMES - 1]);
    }

    @Test
    void aRecordingThatEndsBeforeTheStretchIsTakenFromItsBeginning() {
        float[] burst = Sounds.noise(10_000, 0.1, 2);
        float[] later = new float[23_230];
        System.arraycopy(burst, 0, later, 13_230, 10_000);
        assertArrayEquals(row(later, RATE), row(burst, RATE));
    }

    @Test
    void silenceHasTheCoefficientsOfTheFloor() {
        float[] row = row(new float[3 * RATE], RATE);
        assertArrayEquals(new float[2 * FRAMES], Arrays.copyOf(row, 2 * FRAMES));
        for (int t = 0; t < FRAMES; t++) {
            assertEquals(-100 * Math.sqrt(128), row[2 * FRAMES + 20 * t], 5e-3);
            assertEquals(0, row[2 * FRAMES + 20 * t + 1], 5e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16_000, 24_414, 44_100, 48_000, 96_000})
    void otherRatesGiveTheSameSound(int rate) {
        float[] expected = row(Sounds.buzz(4 * RATE, RATE, 150, 0.4), RATE);
        float[] actual = row(Sounds.buzz(4 * rate, rate, 150, 0.4), rate);
        for (int t = 3; t < FRAMES - 3; t++) {
            assertEquals(expected[t], actual[t], 3.0 / 2048, "crossings");
            assertEquals(expected[FRAMES + t], actual[FRAMES + t], 2e-4, "level");
        }
    }

    private static float[] row(float[] samples, int rate) {
        FeatureMatrix matrix = Recipes.CLASSIC_2376.newExtractor().extract(Waveform.of(samples, rate));
        assertEquals(1, matrix.frames());
        return matrix.values();
    }

    @Test
    void nothingOfOneRecordingIsLeftForTheNext() {
        FeatureExtractor used = Recipes.CLASSIC_2376.newExtractor();
        for (int length : new int[] {200_000, 30_000, 200_000, 130_000, 0}) {
            Waveform waveform = Waveform.of(Sounds.noise(length, 0.2, length), 48_000);
            float[] fresh =
                    Recipes.CLASSIC_2376.newExtractor().extract(waveform).values();
            assertArrayEquals(fresh, used.extract(waveform).values(), "length " + length);
        }
    }
}
