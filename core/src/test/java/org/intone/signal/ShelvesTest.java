package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShelvesTest {
    private static double db(Biquad section, double share) {
        return 20 * Math.log10(section.gainAt(share));
    }

    @ParameterizedTest
    @CsvSource({"0.01,6", "0.1,-12", "0.3,20", "0.05,0"})
    void theGainIsReachedOnTheOneSideAndNotOnTheOther(double corner, double gainDb) {
        assertEquals(gainDb, db(Shelves.low(corner, gainDb), 0), 1e-6);
        assertEquals(0, db(Shelves.low(corner, gainDb), 0.5), 1e-6);
        assertEquals(0, db(Shelves.high(corner, gainDb), 0), 1e-6);
        assertEquals(gainDb, db(Shelves.high(corner, gainDb), 0.5), 1e-6);
        assertEquals(gainDb / 2, db(Shelves.low(corner, gainDb), corner), 1e-6);
        assertEquals(gainDb / 2, db(Shelves.high(corner, gainDb), corner), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"0.01,6", "0.1,-12", "0.3,20"})
    void aPeakIsHighestInItsMiddleAndLeavesTheEnds(double middle, double gainDb) {
        Biquad peak = Shelves.peak(middle, gainDb);
        assertEquals(gainDb, db(peak, middle), 1e-6);
        assertEquals(0, db(peak, 0), 1e-6);
        assertEquals(0, db(peak, 0.5), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, -0.1, Double.NaN})
    void aCornerOutsideTheSpectrumIsRefused(double corner) {
        assertThrows(IllegalArgumentException.class, () -> Shelves.low(corner, 3));
        assertThrows(IllegalArgumentException.class, () -> Shelves.peak(corner, 3));
    }
}
