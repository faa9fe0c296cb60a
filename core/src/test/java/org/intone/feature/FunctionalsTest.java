package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every functional over time. */
class FunctionalsTest {
    private static final float NAN = Float.NaN;
    private static final float[] SERIES = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9};

    @Test
    void momentsAreThoseOfScipy() {
        FunctionalMoments m = FunctionalMoments.of(SERIES);
        assertEquals(15, m.frames());
        assertEquals(5.133333333333334, m.mean(), 1e-12);
        assertEquals(2.729265265394496, m.deviation(), 1e-12);
        assertEquals(0.03696053319629834, m.skewness(), 1e-12);
        assertEquals(1.7710980798696752, m.kurtosis(), 1e-12);
        assertEquals(1, m.least());
        assertEquals(9, m.largest());
        assertEquals(2.729265265394496 / 5.133333333333334, m.variation(), 1e-12);
    }

    @Test
    void percentilesAndRegressionAreThoseOfNumpy() {
        FunctionalPercentiles p = FunctionalPercentiles.of(SERIES);
        double[][] expected = {{0, 1}, {20, 2.8}, {33, 3.62}, {50, 5}, {80, 8.2}, {100, 9}};
        for (double[] pair : expected) {
            assertEquals(pair[1], p.at(pair[0]), 1e-6);
        }
        assertEquals(5.4, p.range(20, 80), 1e-6);
        assertEquals(43.57142857142857, FunctionalSlopes.regression(SERIES, 0.01), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> p.at(101));
    }

    @Test
    void framesThatDoNotCountChangeNothing() {
        float[] holes = new float[3 * SERIES.length];
        for (int t = 0; t < SERIES.length; t++) {
            holes[3 * t] = NAN;
            holes[3 * t + 1] = SERIES[t];
            holes[3 * t + 2] = Float.POSITIVE_INFINITY;
        }
        assertEquals(FunctionalMoments.of(SERIES), FunctionalMoments.of(holes));
        assertEquals(
                FunctionalPercentiles.of(SERIES).at(37),
                FunctionalPercentiles.of(holes).at(37));
        assertEquals(43.57142857142857 / 3, FunctionalSlopes.regression(holes, 0.01), 1e-9);
    }

    @Test
    void aLargeMeanCostsNoDigits() {
        float[] series = new float[1000];
        for (int t = 0; t < series.length; t++) {
            series[t] = 1_000_000 + t % 2;
        }
        assertEquals(0.5, FunctionalMoments.of(series).deviation(), 1e-12);
    }

    @Test
    void emptyAndConstantSeriesAreDefined() {
        FunctionalSlopes flat = new FunctionalSlopes(0, 0, 0, 0, 0);
        for (float[] none : new float[][] {{}, {NAN, NAN}}) {
            assertEquals(new FunctionalMoments(0, 0, 0, 0, 0, 0, 0), FunctionalMoments.of(none));
            assertEquals(0, FunctionalMoments.of(none).variation());
            assertEquals(0, FunctionalPercentiles.of(none).at(50));
            assertEquals(flat, FunctionalSlopes.of(none, 0.01, 0));
            assertEquals(0, FunctionalSlopes.regression(none, 0.01));
        }
        float[] constant = new float[7];
        Arrays.fill(constant, 0.1f);
        assertEquals(new FunctionalMoments(7, 0.1f, 0, 0, 0, 0.1f, 0.1f), FunctionalMoments.of(constant));
        assertEquals(flat, FunctionalSlopes.of(constant, 0.01, 0));
        assertEquals(0, FunctionalSlopes.regression(constant, 0.01), 1e-9);
        assertEquals(0.1f, FunctionalPercentiles.of(constant).at(80));
        assertEquals(0, FunctionalSlopes.regression(new float[] {NAN, 5}, 0.01));
        assertEquals(new FunctionalSegments(0, 0, 0, 0, 0), FunctionalSegments.of(new float[0], 0.01));
        assertEquals(0, FunctionalMoments.of(new float[] {-1, 1}).variation(), "of a mean of 0");
        assertEquals(-1, FunctionalMoments.of(new float[] {-2, 0}).variation(), "the sign is the mean's");
    }

    @Test
    void aZigzagHasTheSlopesItWasDrawnWith() {
        // Up 4 in 4 frames, down 2 in 1, up 6 in 2, down 3 in 3; frames of 10 ms.
        float[] zigzag = {0, 1, 2, 3, 4, 2, 5, 8, 7, 6, 5};
        FunctionalSlopes slopes = FunctionalSlopes.of(zigzag, 0.01, 0);
        assertEquals(200, slopes.meanRising(), 1e-9);
        assertEquals(100, slopes.deviationRising(), 1e-9);
        assertEquals(-150, slopes.meanFalling(), 1e-9);
        assertEquals(50, slopes.deviationFalling(), 1e-9);
        assertEquals(2, slopes.peaks());
    }

    @Test
    void smallMovementsArePassedOver() {
        float[] zigzag = {0, 1, 2, 3, 4, 2, 5, 8, 7, 6, 5};
        // The dip between 4 and 8 does not exceed 2.
        FunctionalSlopes slopes = FunctionalSlopes.of(zigzag, 0.01, 2);
        assertEquals(800 / 7.0, slopes.meanRising(), 1e-4);
        assertEquals(0, slopes.deviationRising());
        assertEquals(-100, slopes.meanFalling(), 1e-4);
        assertEquals(1, slopes.peaks());
        assertThrows(IllegalArgumentException.class, () -> FunctionalSlopes.of(zigzag, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> FunctionalSlopes.of(zigzag, 1, -1));
    }

    @Test
    void noSlopeGoesAcrossAPause() {
        float[] series = {0, 1, NAN, NAN, 9, 8};
        FunctionalSlopes slopes = FunctionalSlopes.of(series, 1, 0);
        assertEquals(new FunctionalSlopes(1, 0, -1, 0, 0), slopes);
    }

    @Property(tries = 200)
    void turnsAlternateAndMissNoLargeMovement(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(max = 5) int threshold) {
        Random random = new Random(seed);
        float[] series = new float[random.nextInt(40)];
        for (int t = 0; t < series.length; t++) {
            series[t] = random.nextInt(9) == 0 ? NAN : random.nextInt(7);
        }
        float[] mirrored = series.clone();
        float[] backwards = series.clone();
        for (int t = 0; t < series.length; t++) {
            mirrored[t] = -series[t];
            backwards[t] = series[series.length - 1 - t];
        }
        FunctionalTurns turns = FunctionalTurns.of(series, threshold);
        FunctionalTurns down = FunctionalTurns.of(mirrored, threshold);
        assertEquals(turns.slopes(series, true, 1).length, down.slopes(mirrored, false, 1).length);
        assertEquals(turns.peaks(), FunctionalTurns.of(backwards, threshold).peaks());
        for (float slope : turns.slopes(series, true, 1)) {
            assertTrue(slope > 0);
        }
        for (float slope : turns.slopes(series, false, 1)) {
            assertTrue(slope < 0);
        }
    }

    @Test
    void segmentsAreCountedAndMeasured() {
        float[] f0 = {NAN, 100, 100, NAN, NAN, NAN, 100, 100, 100, 100};
        FunctionalSegments s = FunctionalSegments.of(f0, 0.01);
        assertEquals(20, s.voicedPerSecond(), 1e-9);
        assertEquals(0.03, s.voicedSeconds(), 1e-8);
        assertEquals(0.01, s.voicedDeviationSeconds(), 1e-8);
        assertEquals(0.02, s.unvoicedSeconds(), 1e-8);
        assertEquals(0.01, s.unvoicedDeviationSeconds(), 1e-8);
        FunctionalSegments voiced = FunctionalSegments.of(new float[] {1, 1}, 0.01);
        assertEquals(new FunctionalSegments(50, 0.02f, 0, 0, 0), voiced);
    }
}
