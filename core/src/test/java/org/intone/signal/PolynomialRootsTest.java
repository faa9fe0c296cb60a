package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PolynomialRootsTest {
    @Test
    void knownRootsAreFound() {
        assertRoots(new double[] {1, -3, 2}, new double[][] {{1, 0}, {2, 0}}, 1e-12);
        assertRoots(new double[] {2, 0, 2}, new double[][] {{0, 1}, {0, -1}}, 1e-12);
        assertRoots(new double[] {-1, 0.5}, new double[][] {{0.5, 0}}, 1e-12);
        // (z^2 - 1)(z^2 + z + 1)
        assertRoots(
                new double[] {1, 1, 0, -1, -1},
                new double[][] {{1, 0}, {-1, 0}, {-0.5, Math.sqrt(0.75)}, {-0.5, -Math.sqrt(0.75)}},
                1e-12);
    }

    @Test
    void zerosAtBothEndsAreMinded() {
        assertRoots(new double[] {0, 0, 1, -1, 0, 0}, new double[][] {{1, 0}, {0, 0}, {0, 0}}, 1e-12);
        assertRoots(new double[] {1, 0, 0}, new double[][] {{0, 0}, {0, 0}}, 0);
    }

    @Test
    void aDoubleRootIsFoundToHalfTheDigits() {
        assertRoots(new double[] {1, -1, 0.25}, new double[][] {{0.5, 0}, {0.5, 0}}, 1e-6);
    }

    @Test
    void whatHasNoRootsHasNone() {
        PolynomialRoots roots = new PolynomialRoots(3);
        assertEquals(0, roots.find(new double[] {0, 0, 0, 0}, 3));
        assertEquals(0, roots.find(new double[] {5}, 0));
        assertEquals(0, roots.find(new double[] {1, Double.NaN, 1, 1}, 3));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialRoots(0));
    }

    @Property(tries = 200)
    void productsOfPairsWithinTheCircleAreTakenApart(
            @ForAll @IntRange(min = 1, max = 8) int pairs, @ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        double[] c = {1};
        double[][] expected = new double[2 * pairs][];
        for (int i = 0; i < pairs; i++) {
            // One pair in each slice of the circle, so that none is nearly double.
            double angle = Math.PI * (i + 0.2 + 0.6 * random.nextDouble()) / pairs;
            double radius = 0.6 + 0.399 * random.nextDouble();
            double re = radius * Math.cos(angle);
            double im = radius * Math.sin(angle);
            expected[2 * i] = new double[] {re, im};
            expected[2 * i + 1] = new double[] {re, -im};
            c = times(c, new double[] {1, -2 * re, radius * radius});
        }
        assertRoots(c, expected, 1e-9);
    }

    private static void assertRoots(double[] c, double[][] expected, double within) {
        PolynomialRoots roots = new PolynomialRoots(c.length - 1);
        assertEquals(expected.length, roots.find(c, c.length - 1));
        boolean[] taken = new boolean[expected.length];
        for (double[] root : expected) {
            boolean found = false;
            for (int i = 0; i < expected.length && !found; i++) {
                found = !taken[i] && Math.hypot(roots.re(i) - root[0], roots.im(i) - root[1]) <= within;
                taken[i] |= found;
            }
            assertTrue(found, root[0] + " + " + root[1] + "i");
        }
    }

    private static double[] times(double[] p, double[] q) {
        double[] product = new double[p.length + q.length - 1];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < q.length; j++) {
                product[i + j] += p[i] * q[j];
            }
        }
        return product;
    }
}
