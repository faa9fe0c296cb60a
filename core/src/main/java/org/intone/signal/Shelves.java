package org.intone.signal;

/**
 * Tone controls: sections that raise or lower a side or a neighbourhood of the spectrum.
 *
 * <pre>
 * A = 10^(gain / 40), w = 2 pi corner, alpha = sin w / (2 Q), Q = 0.7071 for shelves and 0.7 for peaks
 * low:  |H(0)| = A^2, |H(1/2)| = 1;  high: the other way round;  peak: |H(corner)| = A^2, 1 far from it
 * half of the dB of the gain at the corner of a shelf
 * </pre>
 *
 * Corners are shares of the sample rate, above 0 and below 0.5. Source: R. Bristow-Johnson, Cookbook formulae for audio EQ biquad
 * filter coefficients.
 */
public final class Shelves {
    private static final double SHELF_Q = Math.sqrt(0.5);
    private static final double PEAK_Q = 0.7;

    private Shelves() {}

    /** Raises or lowers what lies below a corner. */
    public static Biquad low(double corner, double gainDb) {
        return shelf(corner, gainDb, 1);
    }

    /** Raises or lowers what lies above a corner. */
    public static Biquad high(double corner, double gainDb) {
        return shelf(corner, gainDb, -1);
    }

    /** Raises or lowers what lies about a frequency. */
    public static Biquad peak(double middle, double gainDb) {
        double a = Math.pow(10, gainDb / 40);
        double cos = Math.cos(angle(middle));
        double alpha = Math.sin(angle(middle)) / (2 * PEAK_Q);
        double a0 = 1 + alpha / a;
        return new Biquad(
                (1 + alpha * a) / a0, -2 * cos / a0, (1 - alpha * a) / a0, -2 * cos / a0, (1 - alpha / a) / a0);
    }

    /** The two shelves mirror each other: the sign of the cosine and of the odd coefficients changes. */
    private static Biquad shelf(double corner, double gainDb, int side) {
        double a = Math.pow(10, gainDb / 40);
        double cos = side * Math.cos(angle(corner));
        double slope = 2 * Math.sqrt(a) * Math.sin(angle(corner)) / (2 * SHELF_Q);
        double a0 = a + 1 + (a - 1) * cos + slope;
        return new Biquad(
                a * (a + 1 - (a - 1) * cos + slope) / a0,
                side * 2 * a * (a - 1 - (a + 1) * cos) / a0,
                a * (a + 1 - (a - 1) * cos - slope) / a0,
                side * -2 * (a - 1 + (a + 1) * cos) / a0,
                (a + 1 + (a - 1) * cos - slope) / a0);
    }

    private static double angle(double corner) {
        if (!(corner > 0 && corner < 0.5)) {
            throw new IllegalArgumentException("corner must be above 0 and below 0.5, was " + corner);
        }
        return 2 * Math.PI * corner;
    }
}
