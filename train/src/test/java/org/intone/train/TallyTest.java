package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void countsAccuracyUarAndLoss() {
        Tally tally = new Tally(3);
        double[] scores = {Math.log(0.7), Math.log(0.2), Math.log(0.1), 5, 5 + Math.log(3), 5};
        tally.add(0, scores, 0);
        tally.add(0, scores, 0);
        tally.add(0, scores, 3);
        tally.add(1, scores, 3);
        EpochScores result = tally.scores();
        assertEquals(3 / 4.0, result.accuracy());
        assertEquals((2 / 3.0 + 1) / 2, result.uar(), 1e-12, "the class that does not occur is left out");
        double loss = -(2 * Math.log(0.7) + Math.log(0.2) + Math.log(0.6)) / 4;
        assertEquals(loss, result.loss(), 1e-12);
    }

    @Test
    void largeScoresDoNotOverflow() {
        Tally tally = new Tally(2);
        tally.add(1, new double[] {5000, 0}, 0);
        assertEquals(5000, tally.scores().loss());
    }

    @Test
    void balancedWeightsMakeClassesCountAlikeAndTheMeanRowOne() {
        List<Example> rows = new ArrayList<>();
        rows.addAll(labelled(0, 6));
        rows.addAll(labelled(2, 2));
        assertArrayEquals(new float[] {8 / 12f, 0, 2}, ClassWeights.balanced(rows, 3), 1e-6f);
        assertArrayEquals(new float[] {1, 1, 1}, ClassWeights.equal(3));
    }

    private static List<Example> labelled(int label, int count) {
        return MadeUpRows.separable(count, 1, label).stream()
                .map(row -> new Example(row.take(), label, row.features()))
                .toList();
    }
}
