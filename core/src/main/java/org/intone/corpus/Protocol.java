package org.intone.corpus;

import java.util.List;
import org.intone.emotion.LabelSet;

/**
 * What is measured how: recordings, their classes and the plan that keeps the tested apart.
 *
 * @param name as the user gave it, such as {@code ravdess-loso}; for the parts of a protocol of several, what tells them apart
 * @param plan divides the rows
 * @param labels the classes
 * @param rows what takes part
 * @param trainedOn the corpus that alone is trained on, its tests then being measured corpus by corpus; empty for all others
 */
public record Protocol(String name, SplitPlan plan, LabelSet labels, List<Utterance> rows, String trainedOn) {
    static Protocol of(String plan, List<Utterance> rows) {
        SplitPlan parsed = SplitPlan.parse(plan);
        return of(plan, parsed, parsed.labelSet().orElse(LabelSet.SEVEN), rows, "");
    }

    /** A protocol of the rows that are of its classes. */
    static Protocol of(String name, SplitPlan plan, LabelSet labels, List<Utterance> rows, String trainedOn) {
        List<Utterance> own = rows.stream()
                .filter(row -> labels.indexOf(row.emotion()).isPresent())
                .toList();
        return new Protocol(name, plan, labels, own, trainedOn);
    }

    /**
     * Its divisions.
     *
     * @param copies how many augmented versions of each training row there are to be
     * @throws IllegalArgumentException if the rows cannot be divided so; the message is one line
     */
    public List<Split> folds(int copies, long seed) {
        return plan.split(rows, copies, seed);
    }
}
