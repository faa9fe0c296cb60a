package org.intone.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Device;

/**
 * A fitted support vector machine of several classes: one machine for each pair of classes that occurred, all on the same vectors.
 *
 * <pre>
 * decision[p] = sum of coefficients[p * count + s] * exp(-gamma * |x - vectors[s]|^2) over s - offsets[p]
 * above 0: the pair's first class, else its second
 * vectors[s * features + d]; firsts[p], seconds[p] are indices of classes
 * </pre>
 */
public final class SupportVectors {
    /** The name given with {@code --network}. */
    public static final String NAME = "svm";

    private final int classes;
    private final int features;
    private final double gamma;
    private final float[] vectors;
    private final Pairs pairs;

    /** Takes the arrays as they are. */
    public SupportVectors(int classes, int features, double gamma, float[] vectors, Pairs pairs) {
        this.classes = classes;
        this.features = features;
        this.gamma = gamma;
        this.vectors = vectors;
        this.pairs = pairs;
    }

    /** What tells each pair of classes apart. */
    public static final class Pairs {
        private final int[] firsts;
        private final int[] seconds;
        private final float[] coefficients;
        private final float[] offsets;

        /** Takes the arrays as they are: one first, second and offset for each pair, and coefficients [pairs, vectors]. */
        public Pairs(int[] firsts, int[] seconds, float[] coefficients, float[] offsets) {
            this.firsts = firsts;
            this.seconds = seconds;
            this.coefficients = coefficients;
            this.offsets = offsets;
        }
    }

    /** How many vectors there are. */
    public int count() {
        return vectors.length / features;
    }

    int classes() {
        return classes;
    }

    int features() {
        return features;
    }

    int pairs() {
        return pairs.offsets.length;
    }

    double gamma() {
        return gamma;
    }

    int firstOf(int pair) {
        return pairs.firsts[pair];
    }

    int secondOf(int pair) {
        return pairs.seconds[pair];
    }

    float[] vectors() {
        return vectors;
    }

    float[] coefficients() {
        return pairs.coefficients;
    }

    float[] offsets() {
        return pairs.offsets;
    }

    /** The machine as a network, whose embedding are the decision values: {@code [batch, 1, features] to [batch, classes]}. */
    public Network toNetwork(Device device) {
        FirstWeights given = new FirstWeights(0, device);
        KernelSums sums = new KernelSums(this, given);
        Map<String, Layer> layers = new LinkedHashMap<>();
        layers.put("flat", new Flatten());
        layers.put("kernel", sums);
        layers.put("votes", new PairVotes(this, given));
        return new Network(NAME, device, layers, sums, pairs());
    }
}
