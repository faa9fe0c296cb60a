package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {
    @Test
    void workedOutByHand() {
        List<Outcome> outcomes = List.of(
                Clips.clip("s", 2, 0, 0, 0.9),
                Clips.clip("s", 2, 1, 0, 0.9),
                Clips.clip("s", 2, 0, 0, 0.6),
                Clips.clip("s", 2, 1, 1, 0.65));
        // The bin of 0.9: |1/2 - 0.9| of 2 clips; that of 0.6 (its upper end): |1 - 0.6|; that of 0.65: |1 - 0.65|.
        assertEquals((2 * 0.4 + 0.4 + 0.35) / 4, CalibrationError.of(outcomes), 1e-12);
    }

    @Test
    void errorsOfOneBinCancelAndThoseOfTwoDoNot() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            outcomes.add(Clips.clip("s", 2, i < 9 ? 0 : 1, 0, 0.9));
        }
        assertEquals(0, CalibrationError.of(outcomes), 1e-12);
    }

    @Test
    void certaintyThatIsAlwaysWrongIsWorst() {
        assertEquals(1, CalibrationError.of(List.of(Clips.clip("s", 3, 0, 1, 1))), 1e-12);
        assertEquals(0, CalibrationError.of(List.of(Clips.clip("s", 3, 1, 1, 1))), 1e-12);
        assertTrue(Double.isNaN(CalibrationError.of(List.of())));
    }

    @Test
    void probabilitiesThatAreAllZeroDoNotThrow() {
        assertEquals(1, CalibrationError.of(List.of(new Outcome("a", "", "s", "", 0, new double[] {0, 0}))), 1e-12);
    }
}
