package org.intone.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far confidence is from the truth: the expected calibration error.
 *
 * <pre>
 * bin b holds the outcomes with confidence in (b / 15, (b + 1) / 15]
 * ECE = Σ over b of n(b) / n * |accuracy(b) - mean confidence(b)|
 * </pre>
 *
 * <p>0 is best: of the clips called anger with 80 %, eight in ten are. Source: Guo et al., "On calibration of modern
 * neural networks", 2017, equation 3, with its 15 bins.
 */
final class CalibrationError {
    private static final int BINS = 15;

    private CalibrationError() {}

    /** From 0 to 1; NaN without outcomes. */
    static double of(List<Outcome> outcomes) {
        return of(outcomes, Outcome::confidence);
    }

    /** The same before the temperature; NaN where it is not known of every outcome. */
    static double uncalibrated(List<Outcome> outcomes) {
        boolean known = outcomes.stream().noneMatch(outcome -> Double.isNaN(outcome.uncalibratedConfidence()));
        return known ? of(outcomes, Outcome::uncalibratedConfidence) : Double.NaN;
    }

    private static double of(List<Outcome> outcomes, ToDoubleFunction<Outcome> confidence) {
        double[] surplus = new double[BINS];
        for (Outcome outcome : outcomes) {
            double said = confidence.applyAsDouble(outcome);
            int bin = (int) Math.ceil(said * BINS) - 1;
            surplus[Math.max(0, Math.min(BINS - 1, bin))] += (outcome.isRight() ? 1 : 0) - said;
        }
        double sum = 0;
        for (double difference : surplus) {
            sum += Math.abs(difference);
        }
        return sum / outcomes.size();
    }
}
