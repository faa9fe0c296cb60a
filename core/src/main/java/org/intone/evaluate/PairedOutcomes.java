package org.intone.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several models say of the same clips, clip by clip. A name that comes up more than once, as in the tests of several seeds,
 * stands for as many clips, in their order.
 *
 * @param byModel for each model its outcomes of the common clips, in one order
 * @param left for each model how many of its clips not all the others were tested on
 */
public record PairedOutcomes(List<List<Outcome>> byModel, List<Integer> left) {
    /** Copies the lists. */
    public PairedOutcomes {
        byModel = byModel.stream().map(List::copyOf).toList();
        left = List.copyOf(left);
    }

    private record Key(String file, int place) {}

    /**
     * Finds the clips that all models were tested on; there may be none.
     *
     * @param models the outcomes of two models or more, each over the same classes
     * @throws IllegalArgumentException if there are fewer models, or two of them hold different classes true of one clip
     */
    public static PairedOutcomes of(List<List<Outcome>> models) {
        if (models.size() < 2) {
            throw new IllegalArgumentException("models must be two at least, were " + models.size());
        }
        List<Map<Key, Outcome>> keyed =
                models.stream().map(PairedOutcomes::keyed).toList();
        Set<Key> common = new HashSet<>(keyed.get(0).keySet());
        keyed.forEach(map -> common.retainAll(map.keySet()));
        List<List<Outcome>> byModel = new ArrayList<>();
        List<Key> order =
                keyed.get(0).keySet().stream().filter(common::contains).toList();
        for (Map<Key, Outcome> map : keyed) {
            byModel.add(order.stream().map(map::get).toList());
        }
        byModel.forEach(outcomes -> requireSameTruth(byModel.get(0), outcomes));
        return new PairedOutcomes(
                byModel, keyed.stream().map(map -> map.size() - order.size()).toList());
    }

    private static Map<Key, Outcome> keyed(List<Outcome> outcomes) {
        Map<String, Integer> seen = new HashMap<>();
        Map<Key, Outcome> keyed = new LinkedHashMap<>();
        outcomes.forEach(
                outcome -> keyed.put(new Key(outcome.file(), seen.merge(outcome.file(), 1, Integer::sum)), outcome));
        return keyed;
    }

    private static void requireSameTruth(List<Outcome> first, List<Outcome> other) {
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).truth() != other.get(i).truth()) {
                throw new IllegalArgumentException(first.get(i).file()
                        + ": the runs hold different emotions for true: compare runs of one manifest");
            }
        }
    }

    /** How many clips all models were tested on. */
    public int clips() {
        return byModel.get(0).size();
    }
}
