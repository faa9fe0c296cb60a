package org.intone.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.intone.emotion.LabelSet;

/**
 * What is measured how: recordings, their classes and the plan that keeps the tested apart.
 *
 * @param name as the user gave it, such as {@code ravdess-loso}; for the parts of a protocol of several, what tells them apart
 * @param plan divides the rows
 * @param labels the classes
 * @param rows what takes part
 * @param trainedOn the corpus that alone is trained on, its tests then being measured corpus by corpus; empty for all others
 * @param others recordings of other corpora that are trained on too, in every fold, and in no dev or test; usually none
 */
public record Protocol(
        String name, SplitPlan plan, LabelSet labels, List<Utterance> rows, String trainedOn, List<Utterance> others) {
    static Protocol of(String plan, List<Utterance> rows) {
        SplitPlan parsed = SplitPlan.parse(plan);
        return of(plan, parsed, parsed.labelSet().orElse(LabelSet.SEVEN), rows, "");
    }

    /** A protocol of the rows that are of its classes. */
    static Protocol of(String name, SplitPlan plan, LabelSet labels, List<Utterance> rows, String trainedOn) {
        List<Utterance> own = rows.stream()
                .filter(row -> labels.indexOf(row.emotion()).isPresent())
                .toList();
        return new Protocol(name, plan, labels, own, trainedOn, List.of());
    }

    /**
     * The same protocol whose training parts also hold what other corpora have of its classes; dev and test stay as they are.
     *
     * @param all recordings of any corpora
     * @throws IllegalArgumentException if none is of another corpus
     */
    public Protocol withOthers(List<Utterance> all) {
        Set<String> known = rows.stream()
                .filter(row -> plan.corpora().isEmpty() || plan.corpora().contains(row.corpus()))
                .map(Utterance::corpusFamily)
                .collect(Collectors.toSet());
        List<Utterance> others = all.stream()
                .filter(row -> !known.contains(row.corpusFamily())
                        && labels.indexOf(row.emotion()).isPresent())
                .toList();
        if (others.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " has no other corpora to train on: it is of " + String.join(", ", new TreeSet<>(known)));
        }
        return new Protocol(name + " with others", plan, labels, rows, trainedOn, others);
    }

    /**
     * Its divisions.
     *
     * @param copies how many augmented versions of each training row there are to be
     * @throws IllegalArgumentException if the rows cannot be divided so; the message is one line
     */
    public List<Split> folds(int copies, long seed) {
        return plan.split(rows, copies, seed).stream()
                .map(split -> others.isEmpty() ? split : withOthers(split, copies))
                .toList();
    }

    /** The split itself has passed its check; what joins it may share nothing with dev and test. */
    private Split withOthers(Split split, int copies) {
        List<Take> recorded = others.stream().map(Take::recorded).toList();
        LeakCheck.check(new Split(split.plan(), split.fold(), split.folds(), recorded, split.dev(), split.test()));
        List<Take> train = new ArrayList<>(split.train());
        others.forEach(row -> SplitPlan.takes(row, copies).forEach(train::add));
        return new Split(split.plan(), split.fold(), split.folds(), train, split.dev(), split.test());
    }
}
