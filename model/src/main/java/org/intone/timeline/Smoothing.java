package org.intone.timeline;

/**
 * The mean of what was heard in a window and before it, the less the longer ago.
 *
 * <pre>
 * q[w][c] = sum over v up to w of e^(-(t[w] - t[v]) / smoothingSeconds) p[v][c] / sum over v of e^(-(t[w] - t[v]) / smoothingSeconds)
 * </pre>
 *
 * p are the probabilities of window v and t is the time of its end. For one channel and thread.
 */
final class Smoothing {
    private final double smoothingSeconds;
    private final double[] sums;
    private double weights;
    private double last;

    Smoothing(double smoothingSeconds, int classes) {
        this.smoothingSeconds = smoothingSeconds;
        this.sums = new double[classes];
    }

    /**
     * The smoothed probabilities of the next window.
     *
     * @param at when it ends, in seconds
     */
    double[] next(double at, double[] probabilities) {
        double kept = smoothingSeconds > 0 ? Math.exp(-(at - last) / smoothingSeconds) : 0;
        last = at;
        weights = weights * kept + 1;
        double[] smoothed = new double[sums.length];
        for (int c = 0; c < sums.length; c++) {
            sums[c] = sums[c] * kept + probabilities[c];
            smoothed[c] = sums[c] / weights;
        }
        return smoothed;
    }
}
