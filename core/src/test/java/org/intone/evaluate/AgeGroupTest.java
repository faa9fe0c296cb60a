package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgeGroupTest {
    @Test
    void decadesBeginWithTheirTen() {
        assertEquals("0 to 19", AgeGroup.of("19"));
        assertEquals("20 to 29", AgeGroup.of("20"));
        assertEquals("50 to 59", AgeGroup.of(" 59.9 "));
        assertEquals("60 and over", AgeGroup.of("60"));
        assertEquals("60 and over", AgeGroup.of("101"));
    }

    @Test
    void whatIsNoAgeIsUnknown() {
        assertEquals("", AgeGroup.of(""));
        assertEquals("", AgeGroup.of("adult"));
        assertEquals("", AgeGroup.of("-3"));
    }

    @Test
    void anEvaluationGroupsByThem() {
        Outcome young = Clips.clip("a", 2, 0, 0, 0.9).withAge("23");
        Outcome old = Clips.clip("b", 2, 0, 1, 0.9).withAge("74");
        Evaluation evaluation =
                Evaluation.of(List.of("anger", "fear"), List.of(young, old, Clips.clip("c", 2, 1, 1, 0.9)), 1);
        assertEquals(
                Set.of("20 to 29", "60 and over", "unknown"), evaluation.byAge().keySet());
        assertEquals(0, evaluation.byAge().get("60 and over").uar());
    }

    @Test
    void aClipKeepsItsAgeWhateverElseIsSaidOfIt() {
        Outcome clip = Clips.clip("a", 2, 0, 0, 0.9).withAge("23").withSureness(0.8, true);
        assertEquals("23", clip.age());
        assertEquals(true, clip.isUncertain());
        assertEquals("23", clip.withProbabilities(new double[] {0, 1}).age());
        assertEquals(true, clip.withAge("24").isUncertain());
    }
}
