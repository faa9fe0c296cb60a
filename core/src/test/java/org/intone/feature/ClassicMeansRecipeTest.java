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

class ClassicMeansRecipeTest {
    private static final int RATE = 22_050;
    private static final int[] GROUPS = {0, 1, 13, 33, 34, 162};

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "noise", "silence", "pulse120", "espeak_en_m"})
    void theMeansAreThoseOfTheNotebooks(String signal) {
        float[] expected = Golden.of(signal, "kaggle162").values();
        float[] actual = new ClassicMeansExtractor(Recipes.CLASSIC_162).means(Golden.signal(signal));
        assertEquals(162, actual.length);
        // Group by group, since the coefficients are a thousand times larger than the chroma.
        for (int g = 0; g + 1 < GROUPS.length; g++) {
            Golden.assertClose(
                    Arrays.copyOfRange(expected, GROUPS[g], GROUPS[g + 1]),
                    Arrays.copyOfRange(actual, GROUPS[g], GROUPS[g + 1]),
                    1e-5,
                    "values from " + GROUPS[g] + " of " + signal);
        }
    }

    @Test
    void aSineHasItsCrossingsItsLevelItsClassAndItsBand() {
        float[] row = row(Sounds.sine(4 * RATE, RATE, 440, 0.5), RATE);
        assertEquals(880.0 / RATE, row[0], 1e-3);
        // The first and the last frames reach beyond the stretch.
        assertEquals(0.5 / Math.sqrt(2), row[33], 0.01);
        for (int c = 0; c < 12; c++) {
            assertEquals(c == 9 ? 1 : 0, Math.round(row[1 + c]), "A is class 9");
        }
        int loudest = 0;
        for (int m = 0; m < 128; m++) {
            loudest = row[34 + m] > row[34 + loudest] ? m : loudest;
        }
        assertEquals("mel_16", Recipes.CLASSIC_162.columns().get(34 + loudest));
    }

    @Test
    void onlyTheStretchCountsAndNoZerosBehindIt() {
        float[] samples = Sounds.noise(4 * RATE, 0.1, 1);
        float[] row = row(samples, RATE);
        Arrays.fill(samples, 0, 13_230, 1);
        Arrays.fill(samples, 13_230 + 55_125, samples.length, -1);
        assertArrayEquals(row, row(samples, RATE));
        float[] half = Sounds.noise(2 * RATE, 0.1, 1);
        assertEquals(0.1, row(half, RATE)[33], 0.005);
    }

    @ParameterizedTest
    @ValueSource(ints = {16_000, 44_100, 48_000})
    void otherRatesGiveTheSameSound(int rate) {
        float[] expected = row(Sounds.buzz(4 * RATE, RATE, 150, 0.4), RATE);
        float[] actual = row(Sounds.buzz(4 * rate, rate, 150, 0.4), rate);
        // The ends of the stretch are cut in samples of another rate.
        assertEquals(expected[0], actual[0], 1e-3);
        assertEquals(expected[33], actual[33], 1e-3);
        for (int c = 1; c < 13; c++) {
            assertEquals(expected[c], actual[c], 0.02);
        }
    }

    private static float[] row(float[] samples, int rate) {
        FeatureMatrix matrix = Recipes.CLASSIC_162.newExtractor().extract(Waveform.of(samples, rate));
        assertEquals(1, matrix.frames());
        return matrix.values();
    }

    @Test
    void nothingOfOneRecordingIsLeftForTheNext() {
        FeatureExtractor used = Recipes.CLASSIC_162.newExtractor();
        for (int length : new int[] {200_000, 30_000, 200_000, 130_000, 0}) {
            Waveform waveform = Waveform.of(Sounds.noise(length, 0.2, length), 48_000);
            float[] fresh = Recipes.CLASSIC_162.newExtractor().extract(waveform).values();
            assertArrayEquals(fresh, used.extract(waveform).values(), "length " + length);
        }
    }
}
