package org.intone.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intone.evaluate.AnswerThreshold;
import org.intone.evaluate.Temperature;
import org.intone.model.Calibration;

/** Fits what makes a model's probabilities honest, on the rows of dev, from which no weight was learned. */
final class CalibrationFit {
    private CalibrationFit() {}

    /**
     * The temperature of the least loss, and the confidence below which answers are wrong as often as right
     * ({@link AnswerThreshold}).
     *
     * @param scores log-probabilities of each row
     */
    static Calibration fit(List<double[]> scores, List<Example> rows) {
        int[] truth = rows.stream().mapToInt(Example::label).toArray();
        double temperature =
                Temperature.fit(scores.toArray(double[][]::new), truth).value();
        Calibration calibration = new Calibration(temperature, 0);
        List<Double> confidences = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            double[] probabilities = calibration.probabilities(scores.get(i));
            double highest = Arrays.stream(probabilities).max().orElseThrow();
            confidences.add(highest);
            right.add(probabilities[truth[i]] == highest);
        }
        return new Calibration(temperature, AnswerThreshold.fit(confidences, right));
    }
}
