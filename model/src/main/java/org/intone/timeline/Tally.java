package org.intone.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intone.emotion.Prediction;

/**
 * The mean of predictions, weighted by how long each stands for.
 *
 * <pre>p[c] = sum over i of seconds[i] p[i][c] / sum over i of seconds[i]</pre>
 *
 * A warning is kept if it holds for a share of the time. For one thread; its memory does not grow.
 */
final class Tally {
    private final List<String> labels;
    private final double[] sums;
    private final Map<String, Double> warnings = new LinkedHashMap<>();
    private double seconds;

    Tally(List<String> labels) {
        this.labels = labels;
        this.sums = new double[labels.size()];
    }

    void add(Prediction prediction, double forSeconds) {
        seconds += forSeconds;
        for (int c = 0; c < sums.length; c++) {
            sums[c] += forSeconds * prediction.probabilities().get(labels.get(c));
        }
        prediction.warnings().forEach(warning -> warnings.merge(warning, forSeconds, Double::sum));
    }

    double seconds() {
        return seconds;
    }

    Map<String, Double> probabilities() {
        double[] mean = new double[sums.length];
        for (int c = 0; c < mean.length; c++) {
            mean[c] = sums[c] / seconds;
        }
        return byLabel(labels, mean);
    }

    /** What holds for that share of the time or more, in the order in which it was first said. */
    List<String> warnings(double share) {
        List<String> kept = new ArrayList<>();
        warnings.forEach((warning, forSeconds) -> {
            if (forSeconds >= share * seconds) {
                kept.add(warning);
            }
        });
        return List.copyOf(kept);
    }

    static Map<String, Double> byLabel(List<String> labels, double[] values) {
        Map<String, Double> byLabel = new LinkedHashMap<>();
        for (int c = 0; c < values.length; c++) {
            byLabel.put(labels.get(c), values[c]);
        }
        return Collections.unmodifiableMap(byLabel);
    }

    /** The most probable label, the first of equals. */
    static String best(Map<String, Double> probabilities) {
        String best = null;
        for (Map.Entry<String, Double> entry : probabilities.entrySet()) {
            best = best == null || entry.getValue() > probabilities.get(best) ? entry.getKey() : best;
        }
        return best;
    }
}
