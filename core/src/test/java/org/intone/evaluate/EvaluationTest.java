package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<String> LABELS = List.of("anger", "sadness", "surprise");

    @Test
    void everyGroupIsScoredOnItsOwnClips() {
        Evaluation evaluation = Evaluation.of(LABELS, outcomes(), 1);
        assertEquals(Set.of("A", "B"), evaluation.byCorpus().keySet());
        assertEquals(Set.of("A/1", "A/2", "B/1"), evaluation.bySpeaker().keySet());
        Scores a = evaluation.byCorpus().get("A");
        assertEquals(12, a.clips());
        assertEquals(2, a.speakers());
        assertEquals((5.0 / 6 + 3.0 / 6) / 2, a.uar(), 1e-12, "corpus A has no surprise");
        assertEquals(8.0 / 12, a.accuracy(), 1e-12);
        assertEquals(1, evaluation.byCorpus().get("B").uar(), 1e-12);
        assertEquals(11.0 / 15, evaluation.all().accuracy(), 1e-12);
        assertEquals((6.0 / 7 + 4.0 / 7 + 1) / 3, evaluation.all().uar(), 1e-12);
        assertEquals(3, evaluation.all().speakers());
    }

    @Test
    void unknownSexIsAGroupOfItsOwn() {
        List<Outcome> outcomes = List.of(
                new Outcome("a", "A", "A/1", "female", 0, new double[] {1, 0, 0}),
                new Outcome("b", "A", "A/2", "", 0, new double[] {0, 1, 0}));
        Evaluation evaluation = Evaluation.of(LABELS, outcomes, 1);
        assertEquals(Set.of("female", "unknown"), evaluation.bySex().keySet());
        assertEquals(1, evaluation.bySex().get("female").uar());
        assertEquals(0, evaluation.bySex().get("unknown").uar());
    }

    @Test
    void oneSpeakerHasNoInterval() {
        Evaluation evaluation = Evaluation.of(LABELS, outcomes(), 1);
        assertTrue(evaluation.byCorpus().get("B").uarInterval().isEmpty());
        assertTrue(evaluation.bySpeaker().get("A/1").accuracyInterval().isEmpty());
        assertTrue(evaluation.all().macroF1Interval().isPresent());
    }

    @Test
    void orderOfClipsDoesNotMatterToMeasures() {
        List<Outcome> shuffled = outcomes();
        Collections.shuffle(shuffled, new Random(1));
        Scores one = Evaluation.of(LABELS, outcomes(), 1).all();
        Scores other = Evaluation.of(LABELS, shuffled, 1).all();
        assertEquals(one.uar(), other.uar());
        assertEquals(one.uarInterval(), other.uarInterval());
        assertEquals(one.calibrationError(), other.calibrationError(), 1e-12);
    }

    @Test
    void thousandsOfClipsTakeNoTime() {
        List<Outcome> many = new ArrayList<>();
        for (int speaker = 0; speaker < 150; speaker++) {
            many.addAll(Clips.ofCounts("A/" + speaker, new int[][] {{20, 4, 1}, {3, 20, 2}, {1, 4, 20}}));
        }
        long start = System.nanoTime();
        Evaluation.of(LABELS, many, 1);
        assertTrue(System.nanoTime() - start < 5e9, "11,250 clips of 150 speakers take well under a second");
    }

    @Test
    void refusesNothing() {
        assertThrows(IllegalArgumentException.class, () -> Evaluation.of(LABELS, List.of(), 1));
    }

    private static List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.addAll(Clips.ofCounts("A/1", new int[][] {{3, 0, 0}, {0, 2, 1}, {0, 0, 0}}));
        outcomes.addAll(Clips.ofCounts("A/2", new int[][] {{2, 0, 1}, {2, 1, 0}, {0, 0, 0}}));
        outcomes.addAll(Clips.ofCounts("B/1", new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}));
        return outcomes;
    }
}
