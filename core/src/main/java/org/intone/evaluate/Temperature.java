package org.intone.evaluate;

/**
 * One number that a model's logits are divided by, so that its confidence is as often right as it says.
 *
 * <pre>p[c] = exp(z[c] / T) / Σ over c' of exp(z[c'] / T)</pre>
 *
 * <p>T is above 1 for a model that is too sure of itself. The order of the classes never changes, and so no measure but
 * the calibration error does. Log-probabilities serve as logits, since the two differ by a constant.
 *
 * <p>Fit it on development data: on training data it hides overconfidence, and on test data it leaks. Source: Guo et al.,
 * "On calibration of modern neural networks", 2017, section 4.2.
 *
 * @param value T, positive
 */
public record Temperature(double value) {
    /** Leaves probabilities as they are. */
    public static final Temperature ONE = new Temperature(1);

    /** The bounds of what {@link #fit} returns; reached only where every clip is right, or all are as good as guessed. */
    static final double LEAST = 0.05;

    static final double MOST = 20;

    private static final int HALVINGS = 60;

    /** Refuses what is not positive and finite. */
    public Temperature {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("temperature must be positive and finite, was " + value);
        }
    }

    /**
     * The temperature between 0.05 and 20 with the least mean negative log-likelihood of the truth.
     *
     * <p>With b = 1 / T the likelihood's slope is Σ over clips of (Σ over c of p[c] z[c] - z[truth]), which grows with b:
     * halving finds its zero.
     *
     * @param logits {@code logits[clip][c]}, finite; at least one clip
     * @param truth the index of each clip's true class
     * @throws IllegalArgumentException if there are no clips, the lengths differ, or a logit is not finite
     */
    public static Temperature fit(double[][] logits, int[] truth) {
        if (logits.length == 0 || logits.length != truth.length) {
            throw new IllegalArgumentException("logits and truth must be of the same clips, one at least, were "
                    + logits.length + " and " + truth.length);
        }
        for (double[] clip : logits) {
            for (double logit : clip) {
                if (!Double.isFinite(logit)) {
                    throw new IllegalArgumentException("logits must be finite, one was " + logit);
                }
            }
        }
        double low = 1 / MOST;
        double high = 1 / LEAST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(low * high);
            if (slope(logits, truth, middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Temperature(1 / Math.sqrt(low * high));
    }

    /** The probabilities of one clip's logits, summing to 1; a new array of the same length. */
    public double[] apply(double[] logits) {
        return softmax(logits, 1 / value);
    }

    private static double slope(double[][] logits, int[] truth, double inverse) {
        double slope = 0;
        for (int i = 0; i < logits.length; i++) {
            double[] p = softmax(logits[i], inverse);
            for (int c = 0; c < p.length; c++) {
                slope += p[c] * logits[i][c];
            }
            slope -= logits[i][truth[i]];
        }
        return slope;
    }

    private static double[] softmax(double[] logits, double inverse) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            highest = Math.max(highest, logit);
        }
        double[] p = new double[logits.length];
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.exp((logits[c] - highest) * inverse);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return p;
    }
}
