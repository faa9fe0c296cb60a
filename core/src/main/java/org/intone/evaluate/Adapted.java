package org.intone.evaluate;

import java.util.List;

/**
 * How good a model is that has heard unlabelled speech of the speakers it is tested on.
 *
 * @param wholeSpeaker where all of a speaker was heard before any was judged
 * @param running where only what came before was, in random order
 * @param curve the measures against seconds of speech heard, over the same recordings at each point
 */
public record Adapted(Evaluation wholeSpeaker, Evaluation running, List<Point> curve) {
    /**
     * So much heard.
     *
     * @param seconds that were to be heard
     * @param heardSeconds that were, in the mean
     * @param scores of the outcomes
     */
    public record Point(double seconds, double heardSeconds, Scores scores) {}

    /** Scores outcomes; see {@link Evaluation#of}. */
    public static Adapted of(List<String> labels, AdaptedOutcomes outcomes, long seed) {
        return new Adapted(
                Evaluation.of(labels, outcomes.wholeSpeaker(), seed),
                Evaluation.of(labels, outcomes.running(), seed),
                outcomes.curve().stream()
                        .map(step -> new Point(
                                step.seconds(),
                                step.heard().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElse(0),
                                Scores.of(labels.size(), step.outcomes(), seed)))
                        .toList());
    }
}
