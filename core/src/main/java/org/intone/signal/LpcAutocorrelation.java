package org.intone.signal;

import java.util.Arrays;

/**
 * Linear prediction from an autocorrelation, by the recursion of Levinson and Durbin.
 *
 * <pre>
 * sum over j of a[j] r[|i - j|] = 0 for i = 1 .. p,  a[0] = 1,  j = 0 .. p
 * E = sum over j of a[j] r[j],  the power that is left
 * A(z) = 1 + a[1] z^-1 + .. + a[p] z^-p,  whose inverse has the envelope of the spectrum
 * </pre>
 *
 * All roots of A lie within the unit circle. Silence, and an r that no signal has (where the power that is left would not be
 * positive), end the recursion there: the coefficients that are not reached are 0. No state but scratch memory: one instance for each
 * thread; allocates nothing for a frame. Checked against the equations above, and against processes of known coefficients.
 *
 * <p>Source: J. Makhoul, Linear prediction: a tutorial review, Proceedings of the IEEE 63(4), 1975.
 */
public final class LpcAutocorrelation {
    private final int order;
    private final double[] next;

    /** For p = {@code order} coefficients. */
    public LpcAutocorrelation(int order) {
        if (order < 1) {
            throw new IllegalArgumentException("order must be 1 or more, was " + order);
        }
        this.order = order;
        this.next = new double[order + 1];
    }

    /** The number of coefficients, p. */
    public int order() {
        return order;
    }

    /**
     * Solves for one frame.
     *
     * @param r p + 1 values or more
     * @param a takes p + 1 values, of which a[0] is 1
     * @return E, 0 of silence
     */
    public double solveInto(double[] r, double[] a) {
        Arrays.fill(a, 0, order + 1, 0);
        a[0] = 1;
        double left = r[0];
        for (int i = 1; i <= order && left > 0; i++) {
            double sum = r[i];
            for (int j = 1; j < i; j++) {
                sum += a[j] * r[i - j];
            }
            double reflection = -sum / left;
            // Also true of NaN, so that a NaN stops here too.
            if (!(Math.abs(reflection) < 1)) {
                return left;
            }
            for (int j = 1; j < i; j++) {
                next[j] = a[j] + reflection * a[i - j];
            }
            System.arraycopy(next, 1, a, 1, i - 1);
            a[i] = reflection;
            left *= 1 - reflection * reflection;
        }
        return left > 0 ? left : 0;
    }
}
