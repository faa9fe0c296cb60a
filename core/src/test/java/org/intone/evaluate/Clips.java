package org.intone.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Outcomes for tests of measures. */
final class Clips {
    private Clips() {}

    /** A clip that is taken for a class with a confidence; the rest of the probability is shared by the others. */
    static Outcome clip(String speakerId, int classes, int truth, int predicted, double confidence) {
        double[] probabilities = new double[classes];
        for (int c = 0; c < classes; c++) {
            probabilities[c] = c == predicted ? confidence : (1 - confidence) / (classes - 1);
        }
        String corpus = speakerId.contains("/") ? speakerId.substring(0, speakerId.indexOf('/')) : "";
        return new Outcome(speakerId + truth + predicted + ".wav", corpus, speakerId, "", truth, probabilities);
    }

    /** As many clips of one speaker as the counts say, taken for their class with 90 %. */
    static List<Outcome> ofCounts(String speakerId, int[][] counts) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int truth = 0; truth < counts.length; truth++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                for (int i = 0; i < counts[truth][predicted]; i++) {
                    outcomes.add(clip(speakerId, counts.length, truth, predicted, 0.9));
                }
            }
        }
        return outcomes;
    }
}
