package org.intone.evaluate;

import static org.intone.evaluate.Clips.clip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SurenessTest {
    /** Confidences .9 right, .8 right, .7 wrong, .6 right. */
    private static List<Outcome> four() {
        return List.of(clip("s", 2, 0, 0, .6), clip("s", 2, 0, 0, .9), clip("s", 2, 1, 0, .7), clip("s", 2, 1, 1, .8));
    }

    @Test
    void theCurveIsTheAccuracyOfTheSurest() {
        CoverageCurve curve = CoverageCurve.of(four());
        assertEquals((1 + 1 + 2 / 3.0 + 3 / 4.0) / 4, curve.area(), 1e-12);
        assertEquals(20, curve.points().size());
        assertEquals(new CoverageCurve.Point(.25, .9, 1), curve.points().get(4));
        assertEquals(.5, curve.points().get(9).coverage());
        assertEquals(1, curve.points().get(9).accuracy());
        assertEquals(2 / 3.0, curve.points().get(14).accuracy(), 1e-12);
        assertEquals(.7, curve.points().get(14).confidence());
        assertEquals(.75, curve.points().get(19).accuracy());
    }

    @Property(tries = 50)
    void equalConfidencesComeInNoOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            outcomes.add(clip("s", 3, random.nextInt(3), random.nextInt(3), .5 + .1 * random.nextInt(4)));
        }
        CoverageCurve curve = CoverageCurve.of(outcomes);
        Collections.shuffle(outcomes, random);
        assertEquals(curve.area(), CoverageCurve.of(outcomes).area(), 1e-12);
        assertEquals(curve.points(), CoverageCurve.of(outcomes).points());
    }

    @Test
    void confidenceThatSaysNothingGivesALevelCurve() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            outcomes.add(clip("s", 2, i % 2, 0, .7));
        }
        CoverageCurve curve = CoverageCurve.of(outcomes);
        assertEquals(.5, curve.area(), 1e-12);
        curve.points().forEach(point -> assertEquals(.5, point.accuracy(), 1e-12));
    }

    @Test
    void answersAreGivenWhereMoreAreRightThanWrong() {
        assertEquals(.6, AnswerThreshold.fit(List.of(.6, .9, .7, .8), List.of(true, true, false, true)));
        assertEquals(.8, AnswerThreshold.fit(List.of(.6, .9, .7, .8), List.of(false, true, false, true)));
        assertEquals(1, AnswerThreshold.fit(List.of(.6, .9), List.of(false, false)));
        assertEquals(1, AnswerThreshold.fit(List.of(.6, .9), List.of(true, false)), "no part has more right");
        assertEquals(.5, AnswerThreshold.fit(List.of(.5, .5, .5), List.of(false, true, true)), "equals go together");
        assertThrows(IllegalArgumentException.class, () -> AnswerThreshold.fit(List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> AnswerThreshold.fit(List.of(.5), List.of()));
    }

    @Test
    void calibratedConfidenceIsCutAtAHalf() {
        Random random = new Random(3);
        List<Double> confidences = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double confidence = random.nextDouble();
            confidences.add(confidence);
            right.add(random.nextDouble() < confidence);
        }
        assertEquals(.5, AnswerThreshold.fit(confidences, right), .03);
    }

    @Test
    void partsAndTheErrorBeforeCalibrationAreThoseOfTheOutcomes() {
        List<Outcome> outcomes = four().stream()
                .map(o -> o.withSureness(1, o.confidence() < .75))
                .toList();
        Sureness sureness = Sureness.of(2, outcomes);
        assertEquals(.5, sureness.answered().share());
        assertEquals(1, sureness.answered().accuracy());
        assertEquals(.5, sureness.uncertain().accuracy());
        assertEquals(.25, sureness.uncalibratedError(), 1e-12, "always sure, three in four right");
        assertEquals(CalibrationError.of(outcomes), sureness.calibrationError());
        Sureness untold = Sureness.of(2, four());
        assertTrue(Double.isNaN(untold.uncalibratedError()));
        assertTrue(Double.isNaN(untold.uncertain().accuracy()));
        assertFalse(four().get(0).isUncertain());
        assertThrows(IllegalArgumentException.class, () -> four().get(0).withSureness(Double.NaN, true));
    }
}
