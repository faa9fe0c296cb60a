package org.intone.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much a model's UAR falls where a group of features is exchanged among the clips: permutation importance.
 *
 * <pre>fall(g) = UAR - mean over 5 permutations of UAR with the features g of each clip taken from another</pre>
 *
 * <p>What two groups tell alike shows in neither. Source: L. Breiman, Random forests, 2001, section 10; A. Fisher et al., All models
 * are wrong, but many are useful, 2019.
 *
 * @param group the names of the features
 * @param fall of UAR, mostly 0 to 1; below 0 where UAR rises by chance
 */
public record Importance(String group, double fall) {
    private static final int REPEATS = 5;

    /** Says what a model answers of all clips where the features of a group come from other clips. */
    @FunctionalInterface
    public interface Permuted {
        /**
         * Answers.
         *
         * @param group index of the group
         * @param from for each clip the clip that lends it these features
         */
        List<Outcome> outcomes(int group, int[] from);
    }

    /**
     * Measures all groups.
     *
     * @param classes how many the model tells apart
     * @param plain what it says of the clips as they are
     * @param groups the names of the groups
     * @param seed of the permutations
     * @return from the most important to the least
     */
    public static List<Importance> of(
            int classes, List<Outcome> plain, List<String> groups, Permuted permuted, long seed) {
        double uar = ConfusionMatrix.of(classes, plain).uar();
        SplittableRandom random = new SplittableRandom(seed);
        List<Importance> all = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            double sum = 0;
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                List<Outcome> outcomes = permuted.outcomes(g, permutation(plain.size(), random));
                sum += ConfusionMatrix.of(classes, outcomes).uar();
            }
            all.add(new Importance(groups.get(g), uar - sum / REPEATS));
        }
        all.sort(Comparator.comparingDouble(Importance::fall).reversed());
        return all;
    }

    private static int[] permutation(int size, SplittableRandom random) {
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            places[i] = places[j];
            places[j] = i;
        }
        return places;
    }
}
