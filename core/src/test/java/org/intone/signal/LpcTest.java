package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Both ways of linear prediction. */
class LpcTest {
    /** x[n] = e[n] + 1.2 x[n-1] - 0.9 x[n-2] + 0.3 x[n-3]. */
    private static final double[] PROCESS = {1, -1.2, 0.9, -0.3};

    @Test
    void bothFindTheProcessBehindTheNoise() {
        double[] x = process(100_000, 1);
        double[] a = new double[4];
        double left = new LpcBurg(3, x.length).solveInto(x, x.length, a);
        for (int i = 0; i < 4; i++) {
            assertEquals(PROCESS[i], a[i], 0.01, "Burg");
        }
        assertEquals(1, left, 0.02);
        double[] r = new double[4];
        new Autocorrelation(x.length, 3).applyInto(x, r);
        left = new LpcAutocorrelation(3).solveInto(r, a);
        for (int i = 0; i < 4; i++) {
            assertEquals(PROCESS[i], a[i], 0.01, "autocorrelation");
        }
        assertEquals(1, left / x.length, 0.02);
    }

    @Property(tries = 50)
    void theEquationsHold(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        double[] x = process(300, seed);
        double[] r = new double[9];
        new Autocorrelation(300, 8).applyInto(x, r);
        double[] a = new double[9];
        double left = new LpcAutocorrelation(8).solveInto(r, a);
        for (int i = 0; i <= 8; i++) {
            double sum = 0;
            for (int j = 0; j <= 8; j++) {
                sum += a[j] * r[Math.abs(i - j)];
            }
            assertEquals(i == 0 ? left : 0, sum, 1e-10 * r[0]);
        }
    }

    @Property(tries = 50)
    void burgIsStable(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        double[] x = new Random(seed).doubles(40, -1, 1).toArray();
        double[] a = new double[13];
        new LpcBurg(12, 40).solveInto(x, 40, a);
        PolynomialRoots roots = new PolynomialRoots(12);
        assertEquals(12, roots.find(a, 12));
        for (int i = 0; i < 12; i++) {
            assertTrue(Math.hypot(roots.re(i), roots.im(i)) <= 1 + 1e-9);
        }
    }

    @Test
    void aSineIsPredictedByTwo() {
        double[] x = new double[200];
        for (int n = 0; n < 200; n++) {
            x[n] = Math.sin(0.3 * n);
        }
        double[] a = new double[3];
        assertEquals(0, new LpcBurg(2, 200).solveInto(x, 200, a), 1e-3);
        assertEquals(-2 * Math.cos(0.3), a[1], 0.01);
        assertEquals(1, a[2], 0.01);
    }

    @Test
    void silenceAndTooShortEndEarly() {
        double[] a = new double[5];
        Arrays.fill(a, 7);
        LpcBurg burg = new LpcBurg(4, 10);
        assertEquals(0, burg.solveInto(new double[10], 10, a));
        assertEquals("[1.0, 0.0, 0.0, 0.0, 0.0]", Arrays.toString(a));
        burg.solveInto(new double[] {1, 0.5}, 2, a);
        assertEquals("[1.0, -0.8, 0.0, 0.0, 0.0]", Arrays.toString(a));
        assertEquals(0, burg.solveInto(new double[0], 0, a));
        LpcAutocorrelation durbin = new LpcAutocorrelation(4);
        assertEquals(0, durbin.solveInto(new double[5], a));
        assertEquals("[1.0, 0.0, 0.0, 0.0, 0.0]", Arrays.toString(a));
        durbin.solveInto(new double[] {1, Double.NaN, 0, 0, 0}, a);
        assertEquals("[1.0, 0.0, 0.0, 0.0, 0.0]", Arrays.toString(a));
        durbin.solveInto(new double[] {1, 0.5, 2, 0, 0}, a);
        assertEquals("[1.0, -0.5, 0.0, 0.0, 0.0]", Arrays.toString(a), "no signal has this autocorrelation");
    }

    @Test
    void anOrderOfZeroIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LpcBurg(0, 10));
        assertThrows(IllegalArgumentException.class, () -> new LpcAutocorrelation(0));
        assertEquals(3, new LpcBurg(3, 10).order());
        assertEquals(3, new LpcAutocorrelation(3).order());
    }

    private static double[] process(int samples, long seed) {
        Random random = new Random(seed);
        double[] x = new double[samples];
        for (int n = 0; n < samples; n++) {
            x[n] = random.nextGaussian();
            for (int i = 1; i < 4 && i <= n; i++) {
                x[n] -= PROCESS[i] * x[n - i];
            }
        }
        return x;
    }
}
