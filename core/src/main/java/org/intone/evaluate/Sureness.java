package org.intone.evaluate;

import java.util.List;

/**
 * How well a model knows which of its answers are right.
 *
 * @param calibrationError the expected calibration error over 15 bins of confidence
 * @param uncalibratedError the same before the temperature; NaN where the outcomes do not tell
 * @param curve accuracy against coverage
 * @param answered the clips whose answer the model does not call uncertain
 * @param uncertain the others
 */
public record Sureness(
        double calibrationError, double uncalibratedError, CoverageCurve curve, Part answered, Part uncertain) {
    /**
     * Some of the clips.
     *
     * @param share how many of all, 0 to 1
     * @param accuracy the part of them that is right; NaN of none
     * @param uar the mean recall over the classes that occur among them; NaN of none
     */
    public record Part(double share, double accuracy, double uar) {
        private static Part of(int classes, List<Outcome> part, int all) {
            ConfusionMatrix confusion = ConfusionMatrix.of(classes, part);
            return new Part((double) part.size() / all, confusion.accuracy(), confusion.uar());
        }
    }

    static Sureness of(int classes, List<Outcome> outcomes) {
        List<Outcome> answered =
                outcomes.stream().filter(outcome -> !outcome.isUncertain()).toList();
        List<Outcome> uncertain = outcomes.stream().filter(Outcome::isUncertain).toList();
        return new Sureness(
                CalibrationError.of(outcomes),
                CalibrationError.uncalibrated(outcomes),
                CoverageCurve.of(outcomes),
                Part.of(classes, answered, outcomes.size()),
                Part.of(classes, uncertain, outcomes.size()));
    }
}
