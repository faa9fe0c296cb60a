package org.intone.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intone.emotion.Prediction;

/** Makes a model's probabilities an answer. */
final class Predictions {
    private Predictions() {}

    /**
     * The answer: the most probable label, the first of equals.
     *
     * @param calibration that the probabilities were made with
     * @param probabilities one for each label, in the labels' order
     * @param warnings of the recording; where nothing was heard every answer is uncertain
     */
    static Prediction of(
            ModelMetadata metadata, Calibration calibration, double[] probabilities, List<String> warnings) {
        List<String> labels = metadata.labels().labels();
        Map<String, Double> byLabel = new LinkedHashMap<>();
        int best = 0;
        for (int c = 0; c < probabilities.length; c++) {
            byLabel.put(labels.get(c), probabilities[c]);
            best = probabilities[c] > probabilities[best] ? c : best;
        }
        double confidence = probabilities[best];
        boolean uncertain = confidence < calibration.uncertainBelow() || SoundWarnings.nothingHeard(warnings);
        return new Prediction(labels.get(best), confidence, Collections.unmodifiableMap(byLabel), uncertain, warnings);
    }
}
