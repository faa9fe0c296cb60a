package org.intone.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The measures of one protocol that was run with several seeds. Immutable.
 *
 * <p>All outcomes of all seeds are pooled. Where each seed tests the same clips, the pooled UAR and accuracy are the means of
 * the seeds' ones; the interval draws speakers, each with what every seed said of their clips, and so is one for the mean, no
 * narrower for more seeds than the speakers allow. What the seeds differ by is told apart from it, by the lowest and the highest.
 */
public final class SeededEvaluation {
    private final Evaluation pooled;
    private final SortedMap<Long, Double> uarBySeed;
    private final SortedMap<Long, List<Outcome>> bySeed;

    private SeededEvaluation(List<String> labels, SortedMap<Long, List<Outcome>> bySeed) {
        List<Outcome> all = new ArrayList<>();
        SortedMap<Long, Double> uars = new TreeMap<>();
        bySeed.forEach((seed, outcomes) -> {
            all.addAll(outcomes);
            uars.put(seed, ConfusionMatrix.of(labels.size(), outcomes).uar());
        });
        this.bySeed = bySeed;
        this.pooled = Evaluation.of(labels, all, 1);
        this.uarBySeed = Collections.unmodifiableSortedMap(uars);
    }

    /**
     * Scores outcomes.
     *
     * @param labels the classes in the order of the outcomes' probabilities
     * @param bySeed what the models of each seed said of their test clips
     * @throws IllegalArgumentException if there are no outcomes, or one has another number of classes
     */
    public static SeededEvaluation of(List<String> labels, SortedMap<Long, List<Outcome>> bySeed) {
        SortedMap<Long, List<Outcome>> copy = new TreeMap<>();
        bySeed.forEach((seed, outcomes) -> copy.put(seed, List.copyOf(outcomes)));
        return new SeededEvaluation(labels, copy);
    }

    /** All seeds' outcomes together. */
    public Evaluation pooled() {
        return pooled;
    }

    /** The UAR of each seed. */
    public SortedMap<Long, Double> uarBySeed() {
        return uarBySeed;
    }

    /** The lowest and the highest UAR of a seed; NaN are passed over. */
    public Interval spread() {
        DoubleSummaryStatistics uars = uarBySeed.values().stream()
                .filter(Double::isFinite)
                .mapToDouble(uar -> uar)
                .summaryStatistics();
        return new Interval(uars.getMin(), uars.getMax());
    }

    /** How many different clips were tested. */
    public int clips() {
        return (int) pooled.outcomes().stream().map(Outcome::file).distinct().count();
    }

    /** How many different speakers were tested. */
    public int speakers() {
        return pooled.all().speakers();
    }

    /** The same for each corpus; the parts of one, {@code RAVDESS/song}, count as {@code RAVDESS}. */
    public SortedMap<String, SeededEvaluation> byCorpus() {
        SortedMap<String, SortedMap<Long, List<Outcome>>> parts = new TreeMap<>();
        bySeed.forEach((seed, outcomes) -> outcomes.forEach(
                outcome -> parts.computeIfAbsent(outcome.corpus().replaceFirst("/.*", ""), corpus -> new TreeMap<>())
                        .computeIfAbsent(seed, key -> new ArrayList<>())
                        .add(outcome)));
        SortedMap<String, SeededEvaluation> evaluations = new TreeMap<>();
        parts.forEach((corpus, own) -> evaluations.put(corpus, of(pooled.labels(), own)));
        return evaluations;
    }
}
