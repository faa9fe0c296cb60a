package org.intone.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A feature that tells classes apart.
 *
 * <pre>
 * explained = sum over c of n[c] (mean[c] - mean)^2 / sum over i of (z[i] - mean)^2        (eta squared)
 * </pre>
 *
 * @param index in the space
 * @param name of the column
 * @param unit of its values
 * @param formula how it is computed
 * @param explained the share of its variance that lies between the classes, 0 to 1
 */
public record TellingFeature(int index, String name, String unit, String formula, double explained) {
    /** A feature that goes along with another this much says the same. */
    public static final double SAME = 0.8;

    /** How many features of one kind, such as bands of one spectrum, are chosen. */
    public static final int OF_ONE_KIND = 2;

    /**
     * The most telling features, the best first: at most {@link #OF_ONE_KIND} of a kind, and none whose correlation with a better one is {@link
     * #SAME} or above, of either sign.
     *
     * @param classes of each recording in the space, from 0
     * @param most how many at the most
     * @return none where there are fewer than two classes
     */
    static List<TellingFeature> of(FeatureSpace space, int[] classes, int most) {
        if (IntStream.of(classes).distinct().count() < 2) {
            return List.of();
        }
        List<TellingFeature> all = IntStream.range(0, space.features())
                .mapToObj(d -> new TellingFeature(
                        d, space.name(d), space.unit(d), space.formula(d), explained(space, d, classes)))
                .sorted(Comparator.comparingDouble((TellingFeature feature) -> -feature.explained()))
                .toList();
        List<TellingFeature> kept = new ArrayList<>();
        for (TellingFeature feature : all) {
            if (kept.size() < most && feature.isNew(kept, space)) {
                kept.add(feature);
            }
        }
        return kept;
    }

    private boolean isNew(List<TellingFeature> better, FeatureSpace space) {
        return better.stream().filter(other -> other.kind().equals(kind())).count() < OF_ONE_KIND
                && better.stream().allMatch(other -> Math.abs(correlation(space, other.index, index)) < SAME);
    }

    /** The name without its number: {@code mel} of {@code mel_43}. */
    private String kind() {
        return name.replaceFirst("_?[0-9]+$", "");
    }

    private static double explained(FeatureSpace space, int d, int[] classes) {
        int count = IntStream.of(classes).max().orElseThrow() + 1;
        double[] sums = new double[count];
        int[] sizes = new int[count];
        double squares = 0;
        for (int i = 0; i < classes.length; i++) {
            double z = space.z(i, d);
            sums[classes[i]] += z;
            sizes[classes[i]]++;
            squares += z * z;
        }
        // The mean of all is 0.
        double between = IntStream.range(0, count)
                .filter(c -> sizes[c] > 0)
                .mapToDouble(c -> sums[c] * sums[c] / sizes[c])
                .sum();
        return squares == 0 ? 0 : between / squares;
    }

    private static double correlation(FeatureSpace space, int a, int b) {
        double sum = 0;
        for (int i = 0; i < space.clips(); i++) {
            sum += space.z(i, a) * space.z(i, b);
        }
        return sum / space.clips();
    }
}
