package org.intone.signal;

/**
 * The height and the place of a peak between samples, from a table: {@link SincInterpolation} for inner loops.
 *
 * <pre>
 * y(u) at u = peak + i / 16, i = -16 .. 16, climbed from the parabola through the samples to the highest; then a parabola through
 * it and its neighbours
 * </pre>
 *
 * Within 0.01 samples and 2e-4 of the height of {@link SincInterpolation} where the peak is wider than two samples. Holds its last
 * answer: one instance for each thread; allocates nothing for a peak.
 */
public final class PeakInterpolation {
    private static final int STEPS = 16;

    private final int depth;
    private final double[][] table;
    private double place;
    private double height;

    /** With so many samples on either side. */
    public PeakInterpolation(int depth) {
        if (depth < 2) {
            throw new IllegalArgumentException("depth must be 2 or more, was " + depth);
        }
        this.depth = depth;
        this.table = new double[2 * STEPS + 3][2 * depth + 1];
        for (int i = 0; i < table.length; i++) {
            double share = (double) (i - STEPS - 1) / STEPS;
            for (int k = -depth; k <= depth; k++) {
                table[i][k + depth] = weight(share - k, depth);
            }
        }
    }

    private static double weight(double distance, int depth) {
        if (Math.abs(distance) < 1e-12) {
            return 1;
        }
        if (Math.abs(distance) >= depth + 0.5) {
            return 0;
        }
        double x = Math.PI * distance;
        return Math.sin(x) / x * (0.5 + 0.5 * Math.cos(x / (depth + 0.5)));
    }

    /** Where the peak lies, in samples. */
    public double place() {
        return place;
    }

    /** How high it is. */
    public double height() {
        return height;
    }

    /**
     * Looks at the peak near a sample that is larger than its neighbours.
     *
     * @param y samples
     * @param peak from depth to length - 1 - depth
     */
    public void find(double[] y, int peak) {
        double curve = 2 * y[peak] - y[peak - 1] - y[peak + 1];
        double start = curve > 0 ? 0.5 * (y[peak + 1] - y[peak - 1]) / curve : 0;
        int i = STEPS + 1 + (int) Math.round(STEPS * Math.max(-1, Math.min(1, start)));
        double here = at(y, peak, i);
        double before = at(y, peak, i - 1);
        double after = at(y, peak, i + 1);
        while (after > here && i < 2 * STEPS + 1) {
            i++;
            before = here;
            here = after;
            after = at(y, peak, i + 1);
        }
        while (before > here && i > 1) {
            i--;
            after = here;
            here = before;
            before = at(y, peak, i - 1);
        }
        double slope = 0.5 * (after - before);
        double bend = 2 * here - before - after;
        double shift = bend > 0 ? Math.max(-1, Math.min(1, slope / bend)) : 0;
        place = peak + (i - STEPS - 1 + shift) / STEPS;
        height = here + shift * slope - 0.5 * shift * shift * bend;
    }

    private double at(double[] y, int peak, int row) {
        double[] weights = table[row];
        int from = peak - depth;
        double s0 = 0;
        double s1 = 0;
        for (int k = 0; k + 1 < weights.length; k += 2) {
            s0 += weights[k] * y[from + k];
            s1 += weights[k + 1] * y[from + k + 1];
        }
        return s0 + s1 + weights[weights.length - 1] * y[from + weights.length - 1];
    }
}
