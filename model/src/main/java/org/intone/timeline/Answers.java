package org.intone.timeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.emotion.Prediction;

/**
 * Makes smoothed probabilities an answer.
 *
 * @param labels in their order
 * @param uncertainBelow the confidence below which an answer counts as uncertain
 */
record Answers(List<String> labels, double uncertainBelow) {
    /** Of all speech for which a warning must hold to be said of the whole. */
    private static final double WARNED_SHARE = 0.1;

    /** The answer for a window. Without a voice in it an answer is uncertain, however sure. */
    Prediction of(double[] probabilities, Smoothing.Sounded window) {
        return of(Tally.byLabel(labels, probabilities), window.plain().warnings(), window.unheard());
    }

    private Prediction of(Map<String, Double> probabilities, List<String> warnings, boolean unheard) {
        String emotion = Tally.best(probabilities);
        double confidence = probabilities.get(emotion);
        return new Prediction(emotion, confidence, probabilities, unheard || confidence < uncertainBelow, warnings);
    }

    /**
     * The summary.
     *
     * @param all the segments
     * @param certainSeconds of each label
     * @param silent whether there was no sound at all
     */
    TimelineSummary summary(Tally all, double[] certainSeconds, double uncertainSeconds, boolean silent) {
        Map<String, Double> seconds = Tally.byLabel(labels, certainSeconds);
        if (all.seconds() == 0) {
            List<String> warnings = List.of(silent ? "silent" : "no speech found");
            return new TimelineSummary(0, seconds, Map.of(), 0, Optional.empty(), warnings);
        }
        List<String> warnings = all.warnings(WARNED_SHARE);
        Prediction overall = of(all.probabilities(), warnings, false);
        return new TimelineSummary(
                all.seconds(), seconds, overall.probabilities(), uncertainSeconds, Optional.of(overall), warnings);
    }
}
