package org.intone.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * How often a model is right where it is about so sure.
 *
 * <pre>bin b holds the outcomes with confidence in (b / 10, (b + 1) / 10], b = 0 .. 9; bins without outcomes are left out</pre>
 *
 * Ten bins, for a diagram that is read; the calibration error has finer ones. Source: Niculescu-Mizil and Caruana, "Predicting good
 * probabilities with supervised learning", 2005.
 *
 * @param bins those that hold outcomes, rising
 */
public record Reliability(List<Bin> bins) {
    private static final int BINS = 10;

    /** Keeps a copy. */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Outcomes of about the same confidence.
     *
     * @param clips how many, 1 or more
     * @param confidence their mean, 0 to 1
     * @param accuracy the part of them that is right
     */
    public record Bin(int clips, double confidence, double accuracy) {}

    /** Of any outcomes. */
    public static Reliability of(List<Outcome> outcomes) {
        int[] clips = new int[BINS];
        double[] said = new double[BINS];
        int[] right = new int[BINS];
        for (Outcome outcome : outcomes) {
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(outcome.confidence() * BINS) - 1));
            clips[bin]++;
            said[bin] += outcome.confidence();
            right[bin] += outcome.isRight() ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            if (clips[b] > 0) {
                bins.add(new Bin(clips[b], Math.min(1, said[b] / clips[b]), (double) right[b] / clips[b]));
            }
        }
        return new Reliability(bins);
    }
}
