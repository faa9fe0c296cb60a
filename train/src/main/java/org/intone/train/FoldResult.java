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
 */
public record FoldResult(int epochs, int bestEpoch, double seconds, List<Outcome> test) {
    /** How long some folds took together. */
    public static double seconds(List<FoldResult> folds) {
        return folds.stream().mapToDouble(FoldResult::seconds).sum();
    }
}
