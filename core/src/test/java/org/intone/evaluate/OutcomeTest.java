package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void predictsTheMostProbableAndTheFirstOfEquals() {
        Outcome outcome = new Outcome("a.wav", "X", "X/1", "male", 1, new double[] {0.2, 0.4, 0.4});
        assertEquals(1, outcome.predicted());
        assertEquals(0.4, outcome.confidence());
        assertTrue(outcome.isRight());
        assertFalse(new Outcome("a.wav", "X", "X/1", "male", 2, new double[] {0.2, 0.4, 0.4}).isRight());
    }

    @Test
    void keepsACopy() {
        double[] probabilities = {0.2, 0.8};
        Outcome outcome = new Outcome("a.wav", "", "s", "", 0, probabilities);
        probabilities[1] = 0;
        assertEquals(0.8, outcome.probability(1));
    }

    @Test
    void refusesWhatIsNoProbabilityOrNoClass() {
        IllegalArgumentException nan = assertThrows(
                IllegalArgumentException.class,
                () -> new Outcome("a.wav", "", "s", "", 0, new double[] {Double.NaN, 0.5}));
        assertEquals("a.wav: probabilities must be 0 to 1, one was NaN", nan.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> new Outcome("a.wav", "", "s", "", 0, new double[] {-0.1, 0.5}));
        assertThrows(
                IllegalArgumentException.class, () -> new Outcome("a.wav", "", "s", "", 0, new double[] {1.1, 0.5}));
        IllegalArgumentException truth = assertThrows(
                IllegalArgumentException.class, () -> new Outcome("a.wav", "", "s", "", 2, new double[] {0.5, 0.5}));
        assertEquals("a.wav: truth must be 0 to 1, was 2", truth.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> new Outcome("a.wav", "", "s", "", -1, new double[] {0.5, 0.5}));
    }
}
