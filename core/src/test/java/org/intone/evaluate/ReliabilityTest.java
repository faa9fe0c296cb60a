package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void outcomesOfAboutTheSameConfidenceAreCountedTogether() {
        List<Reliability.Bin> bins = Reliability.of(
                        List.of(said(0.72, true), said(0.78, false), said(0.8, true), said(1, true)))
                .bins();
        assertEquals(2, bins.size());
        assertEquals(3, bins.get(0).clips());
        assertEquals((0.72 + 0.78 + 0.8) / 3, bins.get(0).confidence(), 1e-12);
        assertEquals(2 / 3.0, bins.get(0).accuracy(), 1e-12);
        assertEquals(new Reliability.Bin(1, 1, 1), bins.get(1));
    }

    @Test
    void ofNothingThereAreNoBins() {
        assertEquals(List.of(), Reliability.of(List.of()).bins());
    }

    private static Outcome said(double confidence, boolean right) {
        return new Outcome("a.wav", "", "s", "", right ? 0 : 1, new double[] {confidence, 1 - confidence});
    }
}
