package org.intone.signal;

import java.util.Arrays;

/**
 * Linear prediction of a frame by Burg's method: the reflection coefficients that leave the least power forwards and backwards.
 *
 * <pre>
 * f0[n] = b0[n] = x[n]
 * k[i] = -2 sum f[n] b[n-1] / sum (f[n]^2 + b[n-1]^2),  n = i .. N-1
 * f[n] := f[n] + k[i] b[n-1],  b[n] := b[n-1] + k[i] f[n]
 * a[j] := a[j] + k[i] a[i-j],  a[i] = k[i],  a[0] = 1
 * </pre>
 *
 * Sharper than {@link LpcAutocorrelation} in short frames, since nothing is taken to be 0 beyond them; |k| is never above 1, so
 * the roots lie within the unit circle or, of a pure sine, on it. Silence, and a frame no longer than the order, give as
 * many coefficients as can be had and 0 for the others. Holds scratch memory: one instance for each thread; allocates nothing
 * for a frame. Checked against processes of known coefficients and against Praat's {@code To Formant (burg)}.
 *
 * <ol>
 *   <li>J. P. Burg: Maximum entropy spectral analysis. 37th meeting of the Society of Exploration Geophysicists, 1967.
 *   <li>N. Andersen: On the calculation of filter coefficients for maximum entropy spectral analysis. Geophysics 39(1), 1974.
 * </ol>
 */
public final class LpcBurg {
    private final int order;
    private final double[] forward;
    private final double[] backward;
    private final double[] next;

    /** For p = {@code order} coefficients of frames of up to {@code maxSamples}. */
    public LpcBurg(int order, int maxSamples) {
        if (order < 1 || maxSamples < 1) {
            throw new IllegalArgumentException(
                    "order and maxSamples must be 1 or more, were " + order + " and " + maxSamples);
        }
        this.order = order;
        this.forward = new double[maxSamples];
        this.backward = new double[maxSamples];
        this.next = new double[order + 1];
    }

    /** The number of coefficients, p. */
    public int order() {
        return order;
    }

    /**
     * Solves for one frame.
     *
     * @param frame N samples or more, windowed, left as they are
     * @param samples N, how many count
     * @param a takes p + 1 values, of which a[0] is 1
     * @return the mean power that is left, 0 of silence
     */
    public double solveInto(double[] frame, int samples, double[] a) {
        Arrays.fill(a, 0, order + 1, 0);
        a[0] = 1;
        System.arraycopy(frame, 0, forward, 0, samples);
        System.arraycopy(frame, 0, backward, 0, samples);
        double left = 0;
        for (int n = 0; n < samples; n++) {
            left += frame[n] * frame[n];
        }
        left /= Math.max(1, samples);
        for (int i = 1; i <= order && i < samples; i++) {
            double reflection = reflection(i, samples);
            if (!(Math.abs(reflection) <= 1)) {
                return left;
            }
            extend(a, i, reflection);
            step(i, samples, reflection);
            left *= 1 - reflection * reflection;
        }
        return left;
    }

    /** NaN where nothing is left to predict. */
    private double reflection(int i, int samples) {
        double both = 0;
        double power = 0;
        for (int n = i; n < samples; n++) {
            double f = forward[n];
            double b = backward[n - 1];
            both += f * b;
            power += f * f + b * b;
        }
        // By Cauchy's inequality within -1 to 1, but for rounding.
        return power > 0 ? Math.max(-1, Math.min(1, -2 * both / power)) : Double.NaN;
    }

    private void extend(double[] a, int i, double reflection) {
        for (int j = 1; j < i; j++) {
            next[j] = a[j] + reflection * a[i - j];
        }
        System.arraycopy(next, 1, a, 1, i - 1);
        a[i] = reflection;
    }

    private void step(int i, int samples, double reflection) {
        for (int n = samples - 1; n >= i; n--) {
            double f = forward[n];
            double b = backward[n - 1];
            forward[n] = f + reflection * b;
            backward[n] = b + reflection * f;
        }
    }
}
