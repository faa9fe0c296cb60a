package org.intone.signal;

/**
 * The coefficients of a filter of second order; those of a first-order one where {@code b2} and {@code a2} are 0.
 *
 * <pre>
 * y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]
 * H(z) = (b0 + b1 z^-1 + b2 z^-2) / (1 + a1 z^-1 + a2 z^-2)
 * </pre>
 */
public record Biquad(double b0, double b1, double b2, double a1, double a2) {
    /** Refuses coefficients that are not finite and filters that ring for ever. */
    public Biquad {
        if (!Double.isFinite(b0 + b1 + b2) || !(Math.abs(a2) < 1 && Math.abs(a1) < 1 + a2)) {
            throw new IllegalArgumentException("coefficients must be finite and stable (|a2| < 1, |a1| < 1 + a2), were "
                    + b0 + ", " + b1 + ", " + b2 + ", " + a1 + ", " + a2);
        }
    }

    /** The gain |H| at a frequency as a share of the sample rate, 0 to 0.5. */
    public double gainAt(double cyclesPerSample) {
        double angle = 2 * Math.PI * cyclesPerSample;
        return length(b0, b1, b2, angle) / length(1, a1, a2, angle);
    }

    /** The distance of the outermost pole from 0: below 1. */
    double poleRadius() {
        double root = a1 * a1 - 4 * a2;
        return root < 0 ? Math.sqrt(a2) : (Math.abs(a1) + Math.sqrt(root)) / 2;
    }

    /** The same shape with all outputs multiplied. */
    Biquad times(double gain) {
        return new Biquad(gain * b0, gain * b1, gain * b2, a1, a2);
    }

    private static double length(double c0, double c1, double c2, double angle) {
        double re = c0 + c1 * Math.cos(angle) + c2 * Math.cos(2 * angle);
        double im = c1 * Math.sin(angle) + c2 * Math.sin(2 * angle);
        return Math.hypot(re, im);
    }
}
