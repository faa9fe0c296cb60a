package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeededEvaluationTest {
    private static final List<String> LABELS = List.of("a", "b");

    private static List<Outcome> seed(int rightOfA, int rightOfB) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            outcomes.add(outcome("X/" + i % 2, "a" + i, 0, i < rightOfA ? 0 : 1));
            outcomes.add(outcome("Y/song/" + i % 2, "b" + i, 1, i < rightOfB ? 1 : 0));
        }
        return outcomes;
    }

    private static Outcome outcome(String speaker, String file, int truth, int predicted) {
        String corpus = speaker.substring(0, speaker.lastIndexOf('/'));
        double[] probabilities = predicted == 0 ? new double[] {0.9, 0.1} : new double[] {0.2, 0.8};
        return new Outcome(file, corpus, speaker, "", truth, probabilities);
    }

    private static SeededEvaluation evaluation() {
        return SeededEvaluation.of(LABELS, new TreeMap<>(Map.of(3L, seed(4, 2), 5L, seed(2, 1), 9L, seed(3, 3))));
    }

    @Test
    void thePooledUarIsTheMeanOfTheSeeds() {
        SeededEvaluation evaluation = evaluation();
        assertEquals(Map.of(3L, 0.75, 5L, 0.375, 9L, 0.75), evaluation.uarBySeed());
        assertEquals((0.75 + 0.375 + 0.75) / 3, evaluation.pooled().all().uar(), 1e-12);
        assertEquals(new Interval(0.375, 0.75), evaluation.spread());
    }

    @Test
    void clipsAndSpeakersCountOnceWhateverTheSeeds() {
        assertEquals(8, evaluation().clips());
        assertEquals(4, evaluation().speakers());
        assertEquals(24, evaluation().pooled().all().clips());
    }

    @Test
    void partsOfACorpusCountAsTheCorpus() {
        assertEquals(Set.of("X", "Y"), evaluation().byCorpus().keySet());
        SeededEvaluation y = evaluation().byCorpus().get("Y");
        assertEquals(Map.of(3L, 0.5, 5L, 0.25, 9L, 0.75), y.uarBySeed());
        assertEquals(4, y.clips());
    }

    @Test
    void moreSeedsOfTheSameAnswersDoNotNarrowTheInterval() {
        List<Outcome> answers = seed(3, 2);
        SeededEvaluation one = SeededEvaluation.of(LABELS, new TreeMap<>(Map.of(1L, answers)));
        SeededEvaluation two = SeededEvaluation.of(LABELS, new TreeMap<>(Map.of(1L, answers, 2L, answers)));
        assertEquals(one.pooled().all().uarInterval(), two.pooled().all().uarInterval());
    }

    @Test
    void nothingIsNoEvaluation() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SeededEvaluation.of(LABELS, new TreeMap<>(Map.of(1L, List.<Outcome>of()))));
    }
}
