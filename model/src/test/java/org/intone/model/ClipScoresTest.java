package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClipScoresTest {
    @Test
    void oneWindowGivesItsLogProbabilities() {
        float[] logits = {(float) Math.log(1), (float) Math.log(2), (float) Math.log(5)};
        double[] expected = {Math.log(.125), Math.log(.25), Math.log(.625)};
        assertArrayEquals(expected, ClipScores.meanLogProbabilities(logits, 3), 1e-7);
    }

    @Test
    void windowsAreAveragedAsLogarithms() {
        // Probabilities (1/2, 1/2) and (1/5, 4/5).
        float[] logits = {3, 3, 0, (float) Math.log(4)};
        double[] expected = {.5 * Math.log(.5 * .2), .5 * Math.log(.5 * .8)};
        assertArrayEquals(expected, ClipScores.meanLogProbabilities(logits, 2), 1e-7);
    }

    @Property(tries = 200)
    void aCommonSummandDoesNotMatter(
            @ForAll @Size(6) float[] seeds, @ForAll @FloatRange(min = -1000, max = 1000) float summand) {
        float[] logits = new float[6];
        float[] moved = new float[6];
        for (int i = 0; i < 6; i++) {
            logits[i] = (float) Math.sin(seeds[i]) * 50;
            moved[i] = logits[i] + summand;
        }
        double[] scores = ClipScores.meanLogProbabilities(logits, 3);
        assertArrayEquals(scores, ClipScores.meanLogProbabilities(moved, 3), 1e-3);
        double[] probabilities = Calibration.NONE.probabilities(scores);
        assertEquals(1, probabilities[0] + probabilities[1] + probabilities[2], 1e-12);
        assertTrue(scores[0] <= 0 && scores[1] <= 0 && scores[2] <= 0);
    }

    @Test
    void hugeLogitsStayFinite() {
        double[] scores = ClipScores.meanLogProbabilities(new float[] {1e30f, -1e30f}, 2);
        assertArrayEquals(new double[] {1, 0}, Calibration.NONE.probabilities(scores));
    }

    @Test
    void logitsMustBeWholeWindows() {
        assertThrows(IllegalArgumentException.class, () -> ClipScores.meanLogProbabilities(new float[0], 2));
        assertThrows(IllegalArgumentException.class, () -> ClipScores.meanLogProbabilities(new float[3], 2));
    }
}
