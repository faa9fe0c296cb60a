package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.intone.train.FitSettings.Patience;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Patience PATIENCE = new Patience(2, 0.5, 1e-4, 3);

    private static Schedule after(Schedule start, double... lossesAndUars) {
        Schedule schedule = start;
        for (int i = 0; i < lossesAndUars.length; i += 2) {
            schedule = schedule.after(lossesAndUars[i], lossesAndUars[i + 1], PATIENCE);
        }
        return schedule;
    }

    @Test
    void theRateIsReducedAfterSoManyEpochsWithoutALowerLoss() {
        Schedule start = Schedule.start(1e-3);
        assertEquals(1e-3, after(start, 2, 0.1, 1.9, 0.2, 1.95, 0.3).learningRate());
        assertEquals(5e-4, after(start, 2, 0.1, 1.9, 0.2, 1.95, 0.3, 1.91, 0.4).learningRate());
        assertEquals(
                5e-4,
                after(start, 2, 0.1, 1.9, 0.2, 1.95, 0.3, 1.91, 0.4, 1.92, 0.5).learningRate(),
                "waits anew");
        assertEquals(1e-3, after(start, 2, 0.1, 2.1, 0.2, 1.5, 0.3, 1.6, 0.4).learningRate(), "a lower loss resets");
    }

    @Test
    void theRateStopsAtTheLeast() {
        Schedule schedule = after(Schedule.start(1.5e-4), 1, 0.5, 1, 0.5, 1, 0.5);
        assertEquals(1e-4, schedule.learningRate());
        assertEquals(5e-5, after(Schedule.start(5e-5), 1, 0.5, 1, 0.5, 1, 0.5).learningRate(), "and never rises");
    }

    @Test
    void aTinyGainIsNone() {
        assertEquals(
                5e-4,
                after(Schedule.start(1e-3), 1, 0.5, 0.99999, 0.5, 0.99998, 0.5).learningRate());
    }

    @Test
    void trainingIsOverAfterSoManyEpochsWithoutABetterUar() {
        Schedule start = Schedule.start(1e-3);
        assertFalse(start.isOver(PATIENCE));
        assertFalse(after(start, 2, 0.5, 1, 0.4, 1, 0.4).isOver(PATIENCE));
        assertTrue(after(start, 2, 0.5, 1, 0.4, 1, 0.5, 1, 0.4).isOver(PATIENCE), "an equal UAR is no better one");
        assertFalse(after(start, 2, 0.5, 1, 0.4, 1, 0.6, 1, 0.4).isOver(PATIENCE));
    }

    @Test
    void ofEqualUarsTheLowerLossIsTheBest() {
        Schedule schedule = after(Schedule.start(1e-3), 1, 0.5);
        assertTrue(schedule.isBest(0.6, 2));
        assertTrue(schedule.isBest(0.5, 0.9));
        assertFalse(schedule.isBest(0.5, 1));
        assertFalse(schedule.isBest(0.4, 0.1));
        assertFalse(schedule.isBest(Double.NaN, 0.1));
        assertEquals(0, after(schedule, 0.9, 0.5, 0.8, 0.5).sinceBest());
        assertEquals(1, after(schedule, 0.9, 0.5, 0.9, 0.5).sinceBest());
    }

    @Test
    void noNumberIsNoGain() {
        Schedule schedule = after(Schedule.start(1e-3), 1, 0.5, Double.NaN, Double.NaN);
        assertEquals(0.5, schedule.bestUar());
        assertEquals(1, schedule.lowestLoss());
        assertEquals(1, schedule.sinceBest());
        assertEquals(1, schedule.sinceLowest());
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Patience(0, 0.5, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Patience(1, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Patience(1, 0.5, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Patience(1, 0.5, 0, 0));
        Patience p = Patience.DEFAULT;
        assertThrows(IllegalArgumentException.class, () -> new FitSettings(0, 64, 1e-3, 0, true, p));
        assertThrows(IllegalArgumentException.class, () -> new FitSettings(1, 1, 1e-3, 0, true, p));
        assertThrows(IllegalArgumentException.class, () -> new FitSettings(1, 64, Double.NaN, 0, true, p));
        assertThrows(IllegalArgumentException.class, () -> new FitSettings(1, 64, 1e-3, 1, true, p));
    }
}
