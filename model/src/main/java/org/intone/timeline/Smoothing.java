package org.intone.timeline;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.intone.emotion.Prediction;

/**
 * Means of what was heard in the windows of one stretch of speech, the less the farther away.
 *
 * <pre>
 * k[w][v] = e^(-|t[w] - t[v]| / smoothingSeconds)
 * sofar[w][c] = sum over v up to w of k[w][v] p[v][c] / sum over v up to w of k[w][v]
 * both[w][c]  = the same over all v of the stretch that end up to 3 smoothingSeconds after w
 * </pre>
 *
 * p are the probabilities of window v and t is the time of its end. {@code sofar} is known at once, {@code both} later. For one channel
 * and thread; its memory does not grow.
 */
final class Smoothing {
    private static final double REACH = 3;

    private final double seconds;
    private final double[] sums;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Sink later;
    private double weights;
    private double last;

    /** Takes windows with their means over both sides. */
    @FunctionalInterface
    interface Sink {
        void accept(Sounded window, double[] probabilities);
    }

    /**
     * What was heard in a window by itself.
     *
     * @param unheard whether the answer is uncertain however sure it is
     */
    record Sounded(double start, double end, Prediction plain, boolean unheard) {
        double middle() {
            return (start + end) / 2;
        }

        private double[] probabilities() {
            return plain.probabilities().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }

    private static final class Waiting {
        private final Sounded window;
        private final double[] sums;
        private double weights;

        Waiting(Sounded window, double[] sums, double weights) {
            this.window = window;
            this.sums = sums.clone();
            this.weights = weights;
        }
    }

    /**
     * Starts with an empty stretch.
     *
     * @param later takes the windows with their means over both sides, in order
     */
    Smoothing(double smoothingSeconds, int classes, Sink later) {
        this.seconds = smoothingSeconds;
        this.sums = new double[classes];
        this.later = later;
    }

    /** Takes the next window; gives its mean with those before. */
    double[] next(Sounded window) {
        double[] p = window.probabilities();
        while (!waiting.isEmpty() && waiting.peek().window.end < window.end - REACH * seconds) {
            pass();
        }
        for (Waiting before : waiting) {
            double weight = Math.exp(-(window.end - before.window.end) / seconds);
            before.weights += weight;
            for (int c = 0; c < p.length; c++) {
                before.sums[c] += weight * p[c];
            }
        }
        double kept = seconds > 0 ? Math.exp(-(window.end - last) / seconds) : 0;
        last = window.end;
        weights = weights * kept + 1;
        for (int c = 0; c < p.length; c++) {
            sums[c] = sums[c] * kept + p[c];
        }
        waiting.add(new Waiting(window, sums, weights));
        return mean(sums, weights);
    }

    private void pass() {
        Waiting first = waiting.remove();
        later.accept(first.window, mean(first.sums, first.weights));
    }

    /** Ends the stretch: passes what is left. */
    void end() {
        while (!waiting.isEmpty()) {
            pass();
        }
        weights = 0;
        Arrays.fill(sums, 0);
    }

    private static double[] mean(double[] sums, double weights) {
        double[] mean = new double[sums.length];
        for (int c = 0; c < mean.length; c++) {
            mean[c] = sums[c] / weights;
        }
        return mean;
    }
}
