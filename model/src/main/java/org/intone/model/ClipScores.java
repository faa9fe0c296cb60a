package org.intone.model;

/** Joins what a network says of a recording's windows to one score for each class. */
public final class ClipScores {
    private ClipScores() {}

    /**
     * The mean over windows of the logarithm of the classes' probabilities. One window that rules a class out weighs more
     * than one that merely favours another.
     *
     * <pre>
     * l[c] = 1/W sum over w of (logits[w * classes + c] - log sum over i of e^logits[w * classes + i])
     * logits[w * classes + c], w &lt; W
     * </pre>
     *
     * @param logits of one window or more, finite
     * @return one for each class, 0 or less; not normalized where there are several windows
     */
    public static double[] meanLogProbabilities(float[] logits, int classes) {
        if (classes < 1 || logits.length == 0 || logits.length % classes != 0) {
            throw new IllegalArgumentException(
                    "logits must be a multiple of the " + classes + " classes and not empty, were " + logits.length);
        }
        int windows = logits.length / classes;
        double[] mean = new double[classes];
        double[] window = new double[classes];
        for (int w = 0; w < windows; w++) {
            for (int c = 0; c < classes; c++) {
                window[c] = logits[w * classes + c];
            }
            logSoftmaxInPlace(window);
            for (int c = 0; c < classes; c++) {
                mean[c] += window[c] / windows;
            }
        }
        return mean;
    }

    /** Subtracts the logarithm of the sum of exponentials; large values do not overflow. */
    private static void logSoftmaxInPlace(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - max);
        }
        double logSum = max + Math.log(sum);
        for (int c = 0; c < logits.length; c++) {
            logits[c] -= logSum;
        }
    }
}
