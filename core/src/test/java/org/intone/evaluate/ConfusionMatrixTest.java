package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    @Test
    void workedOutByHand() {
        ConfusionMatrix matrix = matrix(new int[][] {{3, 1, 0}, {0, 2, 2}, {1, 0, 1}});
        assertEquals(10, matrix.total());
        assertEquals(4, matrix.support(0));
        assertEquals(3, matrix.predictions(2));
        assertEquals(2, matrix.count(1, 2));
        assertEquals(0.75, matrix.recall(0));
        assertEquals(2.0 / 3, matrix.precision(1), 1e-15);
        assertEquals(4.0 / 7, matrix.f1(1), 1e-15);
        assertEquals(0.6, matrix.accuracy(), 1e-15);
        assertEquals((0.75 + 0.5 + 0.5) / 3, matrix.uar(), 1e-15);
        assertEquals((0.75 + 4.0 / 7 + 0.4) / 3, matrix.macroF1(), 1e-15);
    }

    @Test
    void aClassThatDoesNotOccurCountsAsErrorAndNotAsClass() {
        ConfusionMatrix matrix = matrix(new int[][] {{3, 0, 1}, {0, 2, 2}, {0, 0, 0}});
        assertEquals((0.75 + 0.5) / 2, matrix.uar(), 1e-15);
        assertEquals((6.0 / 7 + 4.0 / 6) / 2, matrix.macroF1(), 1e-15);
        assertEquals(5.0 / 8, matrix.accuracy(), 1e-15);
        assertTrue(Double.isNaN(matrix.recall(2)));
        assertEquals(2, matrix.occurring());
        assertEquals(0, matrix.precision(2));
        assertEquals(0, matrix.f1(2));
    }

    @Test
    void aClassThatIsNeverPredictedHasPrecisionZero() {
        ConfusionMatrix matrix = matrix(new int[][] {{2, 0, 0}, {2, 0, 0}, {0, 0, 0}});
        assertEquals(0, matrix.precision(1));
        assertEquals(0, matrix.f1(1));
        assertEquals(0.5, matrix.uar());
        assertTrue(Double.isNaN(matrix.precision(2)));
        assertTrue(Double.isNaN(matrix.f1(2)));
    }

    @Test
    void nothingMeasuredIsNaN() {
        ConfusionMatrix matrix = ConfusionMatrix.of(2, List.of());
        assertTrue(Double.isNaN(matrix.uar()));
        assertTrue(Double.isNaN(matrix.accuracy()));
        assertTrue(Double.isNaN(matrix.macroF1()));
    }

    @Test
    void refusesOutcomesOfOtherClasses() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> ConfusionMatrix.of(3, List.of(Clips.clip("s", 2, 0, 1, 0.9))));
        assertEquals("s01.wav: 2 probabilities where there are 3 classes", refused.getMessage());
    }

    @Property(tries = 200)
    void equalsItsNaiveTwin(@ForAll @IntRange(min = 2, max = 8) int classes, @ForAll long seed) {
        Random random = new Random(seed);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(60); i++) {
            outcomes.add(Clips.clip("s", classes, random.nextInt(classes), random.nextInt(classes), 0.9));
        }
        ConfusionMatrix matrix = ConfusionMatrix.of(classes, outcomes);
        List<Double> recalls = new ArrayList<>();
        List<Double> f1s = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            int label = c;
            double hits = number(outcomes, o -> o.truth() == label && o.predicted() == label);
            double misses = number(outcomes, o -> o.truth() == label && o.predicted() != label);
            double alarms = number(outcomes, o -> o.truth() != label && o.predicted() == label);
            if (hits + misses > 0) {
                recalls.add(hits / (hits + misses));
                f1s.add(hits / (hits + (misses + alarms) / 2));
            }
        }
        assertEquals(mean(recalls), matrix.uar(), 1e-12);
        assertEquals(mean(f1s), matrix.macroF1(), 1e-12);
        assertEquals(number(outcomes, Outcome::isRight) / outcomes.size(), matrix.accuracy(), 1e-12);
    }

    private static ConfusionMatrix matrix(int[][] counts) {
        return ConfusionMatrix.of(counts.length, Clips.ofCounts("s", counts));
    }

    private static double number(List<Outcome> outcomes, Predicate<Outcome> which) {
        return outcomes.stream().filter(which).count();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
