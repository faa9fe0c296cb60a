package org.intone.emotion;

import java.util.List;
import java.util.Map;

/**
 * What a recognizer hears in one stretch of speech.
 *
 * @param emotion the most probable label
 * @param confidence its calibrated probability, 0 to 1
 * @param probabilities each label's probability in the label set's order; they sum to 1
 * @param uncertain whether the confidence lies below the model's threshold
 * @param warnings why the answer may be poor, such as {@code silent}; empty if nothing is known to be wrong
 */
public record Prediction(
        String emotion,
        double confidence,
        Map<String, Double> probabilities,
        boolean uncertain,
        List<String> warnings) {}
