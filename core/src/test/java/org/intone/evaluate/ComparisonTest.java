package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final List<String> LABELS = List.of("anger", "sadness");

    @Test
    void everythingIsMeasuredOnWhatAllHave() {
        Outcome one = Clips.clip("a", 2, 0, 0, 0.9);
        Outcome two = Clips.clip("b", 2, 1, 0, 0.9);
        Outcome twoRight = two.withProbabilities(new double[] {0.1, 0.9});
        Outcome own = Clips.clip("c", 2, 1, 1, 0.9);
        Comparison comparison =
                Comparison.of(LABELS, List.of(List.of(one, two), List.of(own, one, twoRight), List.of(one, two)), 1);
        assertFalse(comparison.isComplete());
        assertEquals(List.of(0, 1, 0), comparison.left());
        assertEquals(
                List.of(2, 2, 2),
                comparison.runs().stream().map(run -> run.all().clips()).toList());
        assertEquals(0.5, comparison.againstFirst().get(0).difference());
        assertEquals(0, comparison.againstFirst().get(1).difference());
        assertEquals(1, comparison.adjusted().get(1));
        assertTrue(Comparison.of(LABELS, List.of(List.of(one), List.of(one)), 1).isComplete());
    }

    @Test
    void nothingInCommonIsRefused() {
        List<List<Outcome>> models =
                List.of(List.of(Clips.clip("a", 2, 0, 0, 0.9)), List.of(Clips.clip("b", 2, 0, 0, 0.9)));
        String said = assertThrows(IllegalArgumentException.class, () -> Comparison.of(LABELS, models, 1))
                .getMessage();
        assertTrue(said.startsWith("the runs were tested on no common clip"), said);
    }
}
