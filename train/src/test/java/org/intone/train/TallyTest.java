package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
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
        double[] once = new double[8];
        Arrays.fill(once, 1);
        assertArrayEquals(new float[] {8 / 12f, 0, 2}, ClassWeights.balanced(rows, once, 3), 1e-6f);
        double[] thrice = {1, 1, 1, 1, 1, 1, 3, 3};
        assertArrayEquals(new float[] {1, 0, 1}, ClassWeights.balanced(rows, thrice, 3), 1e-6f, "shown as often");
        rows.addAll(labelled(Example.UNLABELLED, 2));
        double[] withUnlabelled = Arrays.copyOf(once, 10);
        assertArrayEquals(new float[] {8 / 12f, 0, 2}, ClassWeights.balanced(rows, withUnlabelled, 3), 1e-6f);
        assertArrayEquals(new float[] {1, 1, 1}, ClassWeights.equal(3));
    }

    @Test
    void theMeanLessonIsOverRowsAndNoNumberWithoutATeacher() {
        Tally tally = new Tally(2);
        assertTrue(Double.isNaN(tally.lesson()));
        tally.addLesson(1, 3);
        tally.addLesson(5, 1);
        assertEquals(2, tally.lesson());
    }

    private static List<Example> labelled(int label, int count) {
        return MadeUpRows.separable(count, 1, label + 1).stream()
                .map(row -> new Example(row.take(), label, row.features()))
                .toList();
    }
}
