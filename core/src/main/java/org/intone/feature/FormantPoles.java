package org.intone.feature;

import org.intone.signal.PolynomialRoots;

/**
 * From the coefficients of a linear prediction to resonances.
 *
 * <pre>
 * A(z) = 0 at z = |z| exp(i w):  hz = w rate / (2 pi),  bandwidthHz = -ln |z| rate / pi
 * </pre>
 *
 * A root outside the unit circle counts as its mirror image within; those within 50 Hz of either end of the band, and real
 * ones, are no resonances. Holds scratch memory: one instance for each thread; allocates nothing for a frame.
 */
final class FormantPoles {
    private static final double EDGE_HZ = 50;

    private final int order;
    private final double rate;
    private final PolynomialRoots roots;
    private final double[] hz;
    private final double[] bandwidthHz;
    private int count;

    FormantPoles(int order, double rate) {
        this.order = order;
        this.rate = rate;
        this.roots = new PolynomialRoots(order);
        this.hz = new double[order];
        this.bandwidthHz = new double[order];
    }

    /** Finds the resonances, in order of frequency. */
    void find(double[] a) {
        count = 0;
        int found = roots.find(a, order);
        for (int i = 0; i < found; i++) {
            if (roots.im(i) > 0) {
                double frequency = Math.atan2(roots.im(i), roots.re(i)) * rate / (2 * Math.PI);
                if (frequency >= EDGE_HZ && frequency <= rate / 2 - EDGE_HZ) {
                    double radius = Math.hypot(roots.re(i), roots.im(i));
                    insert(frequency, Math.abs(Math.log(radius)) * rate / Math.PI);
                }
            }
        }
    }

    private void insert(double frequency, double bandwidth) {
        int i = count++;
        while (i > 0 && hz[i - 1] > frequency) {
            hz[i] = hz[i - 1];
            bandwidthHz[i] = bandwidthHz[i - 1];
            i--;
        }
        hz[i] = frequency;
        bandwidthHz[i] = bandwidth;
    }

    int count() {
        return count;
    }

    double hz(int i) {
        return hz[i];
    }

    double bandwidthHz(int i) {
        return bandwidthHz[i];
    }
}
