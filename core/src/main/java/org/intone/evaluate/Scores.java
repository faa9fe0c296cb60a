package org.intone.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * The measures of one group of clips.
 *
 * @param confusion what was taken for what; recall, precision and F1 of each class come from it
 * @param speakers how many speakers the group has
 * @param uarInterval where UAR would fall with other speakers; empty with fewer than two of them, as the others
 * @param accuracyInterval the same of accuracy
 * @param macroF1Interval the same of macro F1
 * @param calibrationError the expected calibration error over 15 bins of confidence
 */
public record Scores(
        ConfusionMatrix confusion,
        int speakers,
        Optional<Interval> uarInterval,
        Optional<Interval> accuracyInterval,
        Optional<Interval> macroF1Interval,
        double calibrationError) {

    static Scores of(int classes, List<Outcome> outcomes, long seed) {
        SpeakerBootstrap bootstrap = new SpeakerBootstrap(classes, outcomes, seed);
        return new Scores(
                ConfusionMatrix.of(classes, outcomes),
                (int) outcomes.stream().map(Outcome::speakerId).distinct().count(),
                bootstrap.interval(ConfusionMatrix::uar),
                bootstrap.interval(ConfusionMatrix::accuracy),
                bootstrap.interval(ConfusionMatrix::macroF1),
                CalibrationError.of(outcomes));
    }

    /** How many clips the group has. */
    public int clips() {
        return confusion.total();
    }

    /** The unweighted average recall. */
    public double uar() {
        return confusion.uar();
    }

    /** The part of the clips that was recognised. */
    public double accuracy() {
        return confusion.accuracy();
    }

    /** The unweighted average of F1. */
    public double macroF1() {
        return confusion.macroF1();
    }
}
