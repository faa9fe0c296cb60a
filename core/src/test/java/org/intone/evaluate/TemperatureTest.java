package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TemperatureTest {
    @Test
    void softmaxWorkedOutByHand() {
        double[] p = new Temperature(2).apply(new double[] {2 * Math.log(1), 2 * Math.log(3), 2 * Math.log(4)});
        assertArrayEquals(new double[] {0.125, 0.375, 0.5}, p, 1e-12);
        assertArrayEquals(new double[] {1, 0}, Temperature.ONE.apply(new double[] {2000, 0}), 1e-12);
    }

    /** Two clips of logits (ln 9, 0): one right, and with the second wrong one in two is: no confidence is warranted. */
    @Test
    void halfRightMeansNoConfidence() {
        double[] logits = {Math.log(9), 0};
        assertEquals(20, fit(new double[][] {logits, logits}, 0, 1).value(), 1e-6);
    }

    /** Three of four are right, so the best confidence is 3/4: 9^(1/T) = 3. */
    @Test
    void threeOfFourWorkedOutByHand() {
        double[] logits = {Math.log(9), 0};
        assertEquals(
                2,
                fit(new double[][] {logits, logits, logits, logits}, 0, 0, 0, 1).value(),
                1e-9);
    }

    @Test
    void allRightIsAsSureAsItGets() {
        assertEquals(0.05, fit(new double[][] {{1, 0}, {0, 1}}, 0, 1).value(), 1e-6);
    }

    @Property(tries = 15)
    void findsTheTemperatureThatTheTruthWasDrawnWith(@ForAll @DoubleRange(min = 0.3, max = 5) double drawn) {
        Sample sample = new Sample(drawn, 4000, 11);
        assertEquals(drawn, Temperature.fit(sample.logits, sample.truth).value(), 0.1 * drawn);
    }

    @Property(tries = 15)
    void noOtherTemperatureIsLikelier(@ForAll long seed) {
        Sample sample = new Sample(1.7, 60, seed);
        double best = Temperature.fit(sample.logits, sample.truth).value();
        double least = sample.loss(best);
        for (double value = 0.06; value < 20; value *= 1.05) {
            assertTrue(least <= sample.loss(value) + 1e-9, value + " beats " + best);
        }
    }

    @Property(tries = 30)
    void aConstantOnAllLogitsChangesNothing(@ForAll @DoubleRange(min = -50, max = 50) double constant) {
        Sample sample = new Sample(2, 50, 7);
        double before = Temperature.fit(sample.logits, sample.truth).value();
        for (double[] clip : sample.logits) {
            for (int c = 0; c < clip.length; c++) {
                clip[c] += constant;
            }
        }
        assertEquals(before, Temperature.fit(sample.logits, sample.truth).value(), 1e-6);
    }

    @Test
    void refusesWhatCannotBeFitted() {
        assertThrows(IllegalArgumentException.class, () -> fit(new double[0][]));
        assertThrows(IllegalArgumentException.class, () -> fit(new double[][] {{1, 2}}, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> fit(new double[][] {{1, Double.NaN}}, 0));
        assertThrows(IllegalArgumentException.class, () -> new Temperature(0));
        assertThrows(IllegalArgumentException.class, () -> new Temperature(Double.NaN));
    }

    private static Temperature fit(double[][] logits, int... truth) {
        return Temperature.fit(logits, truth);
    }

    /** Clips whose truth is drawn with the probabilities of their logits at a temperature. */
    private static final class Sample {
        private final double[][] logits;
        private final int[] truth;

        Sample(double temperature, int clips, long seed) {
            Random random = new Random(seed);
            logits = new double[clips][4];
            truth = new int[clips];
            for (int i = 0; i < clips; i++) {
                for (int c = 0; c < 4; c++) {
                    logits[i][c] = 3 * temperature * random.nextGaussian();
                }
                double[] p = new Temperature(temperature).apply(logits[i]);
                double draw = random.nextDouble();
                while (truth[i] < 3 && draw >= p[truth[i]]) {
                    draw -= p[truth[i]];
                    truth[i]++;
                }
            }
        }

        double loss(double temperature) {
            double loss = 0;
            for (int i = 0; i < truth.length; i++) {
                double sum = 0;
                for (double logit : logits[i]) {
                    sum += Math.exp(logit / temperature - logits[i][truth[i]] / temperature);
                }
                loss += Math.log(sum);
            }
            return loss;
        }
    }
}
