package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalerTest {
    @Test
    void meanAndDeviationOfKnownNumbers() {
        Scaler scaler = Scaler.fit(List.of(
                new FeatureMatrix(new float[] {1, 10, 2, 10}, 2, 2),
                new FeatureMatrix(new float[0], 0, 2),
                new FeatureMatrix(new float[] {6, 10}, 1, 2)));
        assertArrayEquals(new float[] {3, 10}, scaler.mean());
        // Deviations from 3 are -2, -1, 3: the mean square is 14/3. The second feature is constant.
        assertArrayEquals(new float[] {(float) Math.sqrt(14 / 3.0), 1}, scaler.scale());
    }

    @Test
    void scaledRowsHaveMeanZeroAndDeviationOne() {
        Random random = new Random(7);
        List<FeatureMatrix> matrices = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            float[] values = new float[40 * 3];
            for (int j = 0; j < values.length; j += 3) {
                values[j] = (float) (1e4 + random.nextGaussian());
                values[j + 1] = (float) (1e-4 * random.nextGaussian());
                values[j + 2] = (float) (-50 + 20 * random.nextGaussian());
            }
            matrices.add(new FeatureMatrix(values, 40, 3));
        }
        Scaler scaler = Scaler.fit(matrices);
        double[] sum = new double[3];
        double[] squares = new double[3];
        for (FeatureMatrix matrix : matrices) {
            FeatureMatrix scaled = scaler.apply(matrix);
            for (int t = 0; t < scaled.frames(); t++) {
                for (int d = 0; d < 3; d++) {
                    sum[d] += scaled.at(t, d) / 2000;
                    squares[d] += scaled.at(t, d) * scaled.at(t, d) / 2000;
                }
            }
        }
        // Half a step of a float at 1e4 is 5e-4, and the stored mean is a float.
        assertArrayEquals(new double[3], sum, 6e-4);
        assertArrayEquals(new double[] {1, 1, 1}, squares, 1e-4);
    }

    @Test
    void writesFromTheOffset() {
        Scaler scaler = Scaler.of(new float[] {1, 2}, new float[] {2, 4});
        float[] out = {9, 9, 9, 9, 9, 9};
        scaler.applyInto(new FeatureMatrix(new float[] {3, 2, 1, 10}, 2, 2), out, 1);
        assertArrayEquals(new float[] {9, 1, 0, 0, 2, 9}, out);
    }

    @Test
    void theArraysAreItsOwn() {
        float[] mean = {1};
        Scaler scaler = Scaler.of(mean, new float[] {2});
        mean[0] = 5;
        scaler.mean()[0] = 6;
        assertEquals(1, scaler.mean()[0]);
        assertEquals(1, scaler.features());
    }

    @Test
    void wrongArgumentsAreNamed() {
        refused("matrices must hold at least one frame, held none", () -> Scaler.fit(List.of()));
        refused(
                "matrices must all have 2 features, one had 3",
                () -> Scaler.fit(
                        List.of(new FeatureMatrix(new float[2], 1, 2), new FeatureMatrix(new float[3], 1, 3))));
        refused(
                "mean and scale must be finite and scale above 0, were 0.0 and 0.0 at 1",
                () -> Scaler.of(new float[2], new float[] {1, 0}));
        refused(
                "mean and scale must be of one length above 0, were 2 and 1",
                () -> Scaler.of(new float[2], new float[1]));
        Scaler scaler = Scaler.of(new float[2], new float[] {1, 1});
        refused("matrix must have 2 features, had 1", () -> scaler.apply(new FeatureMatrix(new float[1], 1, 1)));
        float[] notFinite = {Float.NaN};
        refused(
                "mean and scale must be finite and scale above 0, were NaN and NaN at 0",
                () -> Scaler.fit(List.of(new FeatureMatrix(notFinite, 1, 1))));
    }

    private static void refused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
