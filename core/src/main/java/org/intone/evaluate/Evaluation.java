package org.intone.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How good a model is on a set of clips: on all of them, and by corpus, sex, age and speaker. Immutable.
 *
 * <p>Every group is scored on the classes that occur in it; see {@link ConfusionMatrix} for what that means for
 * predictions of other classes. The UAR of the whole is not the mean of the corpora's.
 */
public final class Evaluation {
    /** The name of the group of clips whose corpus, sex or age is unknown. */
    public static final String UNKNOWN = "unknown";

    private final List<String> labels;
    private final List<Outcome> outcomes;
    private final Scores all;
    private final Sureness sureness;
    private final SortedMap<String, Scores> byCorpus;
    private final SortedMap<String, Scores> bySex;
    private final SortedMap<String, Scores> byAge;
    private final SortedMap<String, Scores> bySpeaker;

    private Evaluation(List<String> labels, List<Outcome> outcomes, long seed) {
        this.labels = List.copyOf(labels);
        this.outcomes = List.copyOf(outcomes);
        all = Scores.of(labels.size(), outcomes, seed);
        sureness = Sureness.of(labels.size(), outcomes);
        byCorpus = grouped(Outcome::corpus, seed);
        bySex = grouped(Outcome::sex, seed);
        byAge = grouped(outcome -> AgeGroup.of(outcome.age()), seed);
        bySpeaker = grouped(Outcome::speakerId, seed);
    }

    /**
     * Scores outcomes.
     *
     * @param labels the classes in the order of the outcomes' probabilities
     * @param outcomes at least one, in any order
     * @param seed of the draws behind the intervals
     * @throws IllegalArgumentException if there are no outcomes, or one has another number of classes
     */
    public static Evaluation of(List<String> labels, List<Outcome> outcomes, long seed) {
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("outcomes must hold one clip at least, were none");
        }
        return new Evaluation(labels, outcomes, seed);
    }

    /** The classes in order. */
    public List<String> labels() {
        return labels;
    }

    /** The scored clips in the order in which they were given. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** The measures over all clips. */
    public Scores all() {
        return all;
    }

    /** How well the model knows which of its answers are right, over all clips. */
    public Sureness sureness() {
        return sureness;
    }

    /** The measures of each corpus, by its name. */
    public SortedMap<String, Scores> byCorpus() {
        return byCorpus;
    }

    /** The measures of {@code female}, {@code male} and {@code unknown} speakers, as far as there are any. */
    public SortedMap<String, Scores> bySex() {
        return bySex;
    }

    /** The measures of speakers by decades of age, and of {@code unknown} age, as far as there are any. */
    public SortedMap<String, Scores> byAge() {
        return byAge;
    }

    /** The measures of each speaker, by the name across corpora; without intervals. */
    public SortedMap<String, Scores> bySpeaker() {
        return bySpeaker;
    }

    private SortedMap<String, Scores> grouped(Function<Outcome, String> key, long seed) {
        Map<String, List<Outcome>> groups = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            String name = key.apply(outcome);
            groups.computeIfAbsent(name.isEmpty() ? UNKNOWN : name, group -> new ArrayList<>())
                    .add(outcome);
        }
        SortedMap<String, Scores> scores = new TreeMap<>();
        groups.forEach((name, group) -> scores.put(name, Scores.of(labels.size(), group, seed)));
        return Collections.unmodifiableSortedMap(scores);
    }
}
