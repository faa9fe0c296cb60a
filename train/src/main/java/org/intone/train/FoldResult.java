package org.intone.train;

import java.util.List;
import org.intone.evaluate.Outcome;

/**
 * What one fold came to.
 *
 * @param epochs how many were run
 * @param bestEpoch whose weights were measured
 * @param seconds that training and testing took, features apart
 * @param test what the network says of the rows that are only measured
 * @param wholeSpeaker what it says when it has heard all of each speaker; empty if it was not taught to adapt
 * @param running what it says when it has heard what came before; empty if it was not taught to adapt
 */
public record FoldResult(
        int epochs,
        int bestEpoch,
        double seconds,
        List<Outcome> test,
        List<Outcome> wholeSpeaker,
        List<Outcome> running) {
    /** Of a model that does not adapt to speakers. */
    public FoldResult(int epochs, int bestEpoch, double seconds, List<Outcome> test) {
        this(epochs, bestEpoch, seconds, test, List.of(), List.of());
    }

    /** How long some folds took together. */
    public static double seconds(List<FoldResult> folds) {
        return folds.stream().mapToDouble(FoldResult::seconds).sum();
    }
}
