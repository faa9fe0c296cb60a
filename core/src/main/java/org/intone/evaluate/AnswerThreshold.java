package org.intone.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The confidence from which on a model's answer is worth giving: where answers are right more often than wrong.
 *
 * <pre>
 * gain(t) = sum over clips with confidence &gt;= t of (right ? 1/2 : -1/2)
 * t       = the lowest t of the greatest gain
 * </pre>
 *
 * <p>That is Chow's rule with an answer withheld costing half of a wrong one: "uncertain" then means that on the rows of dev
 * answers of so little confidence were wrong at least as often as right. Unlike a fixed share of uncertain answers, it
 * leaves a good model most of its answers and a bad one few. Source: Chow, "On optimum recognition error and reject tradeoff",
 * 1970.
 */
public final class AnswerThreshold {
    private AnswerThreshold() {}

    /**
     * The threshold t, 0 to 1: answers of a confidence below it are uncertain. 1 where no choice of answers has more right
     * than wrong ones.
     *
     * @param confidences of clips that chose nothing else of the model, 0 to 1; one at least
     * @param right whether each answer was
     */
    public static double fit(List<Double> confidences, List<Boolean> right) {
        if (confidences.isEmpty() || confidences.size() != right.size()) {
            throw new IllegalArgumentException("confidences and right must be of the same clips, one at least, were "
                    + confidences.size() + " and " + right.size());
        }
        List<Integer> surest = IntStream.range(0, right.size())
                .boxed()
                .sorted(Comparator.comparing(confidences::get, Comparator.reverseOrder()))
                .toList();
        double threshold = 1;
        int gain = 0;
        int best = 0;
        for (int k = 0; k < surest.size(); k++) {
            gain += right.get(surest.get(k)) ? 1 : -1;
            double confidence = confidences.get(surest.get(k));
            boolean endsGroup = k + 1 == surest.size() || confidences.get(surest.get(k + 1)) < confidence;
            if (endsGroup && gain >= best && (gain > 0 || best > 0)) {
                best = gain;
                threshold = Math.min(1, confidence);
            }
        }
        return threshold;
    }
}
