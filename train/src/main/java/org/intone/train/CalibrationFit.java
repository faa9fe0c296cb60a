package org.intone.train;

import java.util.Arrays;
import java.util.List;
import org.intone.evaluate.Temperature;
import org.intone.model.Calibration;

/** Fits what makes a model's probabilities honest, on the rows of dev, from which no weight was learned. */
final class CalibrationFit {
    /** The share of dev that is called uncertain. */
    private static final double UNCERTAIN_SHARE = 0.2;

    private CalibrationFit() {}

    /**
     * The temperature of the least loss, and the confidence below which the least confident fifth of the rows lie.
     *
     * @param scores log-probabilities of each row
     */
    static Calibration fit(List<double[]> scores, List<Example> rows) {
        int[] truth = rows.stream().mapToInt(Example::label).toArray();
        double temperature =
                Temperature.fit(scores.toArray(double[][]::new), truth).value();
        Calibration calibration = new Calibration(temperature, 0);
        double[] confidences = scores.stream()
                .mapToDouble(score ->
                        Arrays.stream(calibration.probabilities(score)).max().orElseThrow())
                .sorted()
                .toArray();
        double below = confidences[(int) (UNCERTAIN_SHARE * confidences.length)];
        return new Calibration(temperature, Math.min(1, below));
    }
}
