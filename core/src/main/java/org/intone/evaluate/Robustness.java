package org.intone.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a model says of the same clips when something happened to the sound. Immutable.
 *
 * @param tested how many clips were disturbed
 * @param of how many there are
 * @param seed of the choice of clips and of all chance in what happened to them
 * @param conditions the first of them: nothing happened
 */
public record Robustness(int tested, int of, long seed, List<Condition> conditions) {
    /** What the condition is called in which nothing happened. */
    public static final String PLAIN = "as recorded";

    /** Copies the list. */
    public Robustness {
        conditions = List.copyOf(conditions);
    }

    /**
     * One thing that happened.
     *
     * @param name in words
     * @param scores of the answers
     * @param unchanged the part of the clips of which the model says the same class as of the sound as recorded, right or wrong
     */
    public record Condition(String name, Scores scores, double unchanged) {}

    /**
     * Scores answers.
     *
     * @param labels the classes in order
     * @param plain what the model says of the clips as recorded, one at least
     * @param disturbed by condition, what it says of the same clips in the same order
     * @param of how many clips these were chosen from
     * @param seed of the choice
     * @throws IllegalArgumentException if a condition has other clips
     */
    public static Robustness of(
            List<String> labels, List<Outcome> plain, Map<String, List<Outcome>> disturbed, int of, long seed) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new Condition(PLAIN, Scores.of(labels.size(), plain, seed), 1));
        disturbed.forEach((name, outcomes) -> conditions.add(
                new Condition(name, Scores.of(labels.size(), outcomes, seed), unchanged(name, plain, outcomes))));
        return new Robustness(plain.size(), of, seed, conditions);
    }

    private static double unchanged(String name, List<Outcome> plain, List<Outcome> outcomes) {
        if (outcomes.size() != plain.size()) {
            throw new IllegalArgumentException(
                    name + ": must hold " + plain.size() + " clips, were " + outcomes.size());
        }
        int same = 0;
        for (int i = 0; i < plain.size(); i++) {
            if (!plain.get(i).file().equals(outcomes.get(i).file())) {
                throw new IllegalArgumentException(name + ": clip " + i + " must be "
                        + plain.get(i).file() + ", was " + outcomes.get(i).file());
            }
            same += plain.get(i).predicted() == outcomes.get(i).predicted() ? 1 : 0;
        }
        return (double) same / plain.size();
    }

    /** So many of the items, chosen evenly by the seed and in their order; all of them if they are no more. */
    public static <T> List<T> sample(List<T> items, int most, long seed) {
        if (items.size() <= most) {
            return List.copyOf(items);
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            places.add(i);
        }
        Collections.shuffle(places, new Random(seed));
        return places.subList(0, most).stream().sorted().map(items::get).toList();
    }
}
