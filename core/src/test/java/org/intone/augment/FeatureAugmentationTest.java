package org.intone.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.intone.feature.FeatureMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks and mixtures of features. */
class FeatureAugmentationTest {
    private static final int FRAMES = 100;
    private static final int BANDS = 20;

    @Test
    void aBandMaskHidesWholeBandsAndATimeMaskWholeFrames() {
        for (int seed = 1; seed <= 50; seed++) {
            FeatureMatrix bands = new SpecAugment(1, 6, 0, 0).apply(ramp(), new Random(seed));
            FeatureMatrix times = new SpecAugment(0, 0, 1, 15).apply(ramp(), new Random(seed));
            int hiddenBands = 0;
            for (int d = 0; d < BANDS; d++) {
                hiddenBands += masked(bands, 3, d) ? 1 : 0;
                for (int t = 0; t < FRAMES; t++) {
                    assertEquals(masked(bands, 3, d), masked(bands, t, d));
                }
            }
            int hiddenFrames = 0;
            for (int t = 0; t < FRAMES; t++) {
                hiddenFrames += masked(times, t, 5) ? 1 : 0;
                for (int d = 0; d < BANDS; d++) {
                    assertEquals(masked(times, t, 5), masked(times, t, d));
                }
            }
            assertTrue(hiddenBands <= 6, hiddenBands + " bands");
            assertTrue(hiddenFrames <= 15, hiddenFrames + " frames");
        }
    }

    @Test
    void widthsAreDrawnFromTheWholeRangeAndTimeIsLimitedToAFifth() {
        int most = 0;
        int least = FRAMES;
        for (int seed = 1; seed <= 300; seed++) {
            FeatureMatrix times = new SpecAugment(0, 0, 1, 90).apply(ramp(), new Random(seed * 7919L));
            int hidden = 0;
            for (int t = 0; t < FRAMES; t++) {
                hidden += masked(times, t, 0) ? 1 : 0;
            }
            most = Math.max(most, hidden);
            least = Math.min(least, hidden);
        }
        assertEquals(FRAMES / 5, most);
        assertEquals(0, least);
    }

    @Test
    void masksAreFilledWithTheMeanAndTheOriginalIsLeft() {
        FeatureMatrix matrix = ramp();
        float[] before = matrix.values().clone();
        FeatureMatrix out = new SpecAugment(2, 8, 2, 20).apply(matrix, new Random(4));
        assertArrayEquals(before, matrix.values());
        double mean = (before.length - 1) / 2.0;
        int hidden = 0;
        for (int i = 0; i < before.length; i++) {
            if (out.values()[i] != before[i]) {
                assertEquals(mean, out.values()[i], 1e-3);
                hidden++;
            }
        }
        assertTrue(hidden > 0);
        assertArrayEquals(
                out.values(),
                new SpecAugment(2, 8, 2, 20).apply(matrix, new Random(4)).values());
    }

    @Test
    void smallMatricesAreBorne() {
        SpecAugment wide = new SpecAugment(3, 99, 3, 99);
        assertEquals(
                0,
                wide.apply(new FeatureMatrix(new float[0], 0, 4), new Random(1)).frames());
        assertEquals(
                1,
                wide.apply(new FeatureMatrix(new float[] {7}, 1, 1), new Random(1))
                        .values()
                        .length);
        assertThrows(IllegalArgumentException.class, () -> new SpecAugment(-1, 0, 0, 0));
    }

    @Test
    void mixupBlendsFeaturesAndLabelsAlike() {
        FeatureMatrix first = new FeatureMatrix(new float[] {1, 2, 3, 4}, 2, 2);
        FeatureMatrix second = new FeatureMatrix(new float[] {5, 2, -1, 0}, 2, 2);
        assertArrayEquals(
                new float[] {4, 2, 0, 1}, Mixup.features(first, second, 0.25).values(), 1e-6f);
        assertArrayEquals(
                new float[] {0.25f, 0.75f, 0}, Mixup.labels(new float[] {1, 0, 0}, new float[] {0, 1, 0}, 0.25), 1e-6f);
        FeatureMatrix longer = new FeatureMatrix(new float[6], 3, 2);
        assertThrows(IllegalArgumentException.class, () -> Mixup.features(first, longer, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Mixup.labels(new float[2], new float[3], 0.5));
        assertThrows(IllegalArgumentException.class, () -> Mixup.labels(new float[2], new float[2], Double.NaN));
    }

    /** The variance of Beta(a, a) is 1 / (4 (2a + 1)), its mean 1/2. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 1, 4})
    void weightsHaveTheMomentsOfBeta(double alpha) {
        Mixup mixup = new Mixup(alpha);
        Random random = new Random(3);
        int draws = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double weight = mixup.weight(random);
            assertTrue(weight >= 0 && weight <= 1);
            sum += weight;
            squares += weight * weight;
        }
        double mean = sum / draws;
        assertEquals(0.5, mean, 0.01);
        assertEquals(1 / (4 * (2 * alpha + 1)), squares / draws - mean * mean, 0.005);
    }

    @Test
    void wrongAlphasAreRefused() {
        for (double alpha : new double[] {0, -1, 101, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new Mixup(alpha));
        }
    }

    private static FeatureMatrix ramp() {
        float[] values = new float[FRAMES * BANDS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return new FeatureMatrix(values, FRAMES, BANDS);
    }

    private static boolean masked(FeatureMatrix matrix, int t, int d) {
        return matrix.at(t, d) != t * BANDS + d;
    }
}
