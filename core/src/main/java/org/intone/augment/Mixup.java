package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.feature.FeatureMatrix;

/**
 * Blends two examples, features and labels alike.
 *
 * <pre>
 * x = w a + (1 - w) b,  y = w y_a + (1 - w) y_b,  w from Beta(alpha, alpha)
 * </pre>
 *
 * The smaller alpha, the more often one of the two is nearly alone: 0.2 is usual. Immutable; serves all threads.
 *
 * <p>Sources: H. Zhang et al., mixup: Beyond empirical risk minimization, ICLR 2018; G. Marsaglia and W. Tsang, A simple method for
 * generating gamma variables, ACM TOMS 26, 2000 (Beta from two Gamma variables).
 */
public final class Mixup {
    private final double alpha;

    /** For an alpha above 0 and up to 100. */
    public Mixup(double alpha) {
        if (!(alpha > 0 && alpha <= 100)) {
            throw new IllegalArgumentException("alpha must be above 0 and up to 100, was " + alpha);
        }
        this.alpha = alpha;
    }

    /** Draws w, 0 to 1: what the first of the two examples weighs. */
    public double weight(RandomGenerator random) {
        double first = gamma(random);
        double second = gamma(random);
        return first + second > 0 ? first / (first + second) : 0.5;
    }

    /** The features of both at a weight of the first. Both must have as many frames and features. */
    public static FeatureMatrix features(FeatureMatrix first, FeatureMatrix second, double weight) {
        if (first.frames() != second.frames() || first.features() != second.features()) {
            throw new IllegalArgumentException("both must have as many frames and features, were " + first.frames()
                    + " x " + first.features() + " and " + second.frames() + " x " + second.features());
        }
        return new FeatureMatrix(blend(first.values(), second.values(), weight), first.frames(), first.features());
    }

    /** The probabilities of both labels at a weight of the first; where each sums to 1, the result does too. */
    public static float[] labels(float[] first, float[] second, double weight) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "both must have as many classes, were " + first.length + " and " + second.length);
        }
        return blend(first, second, weight);
    }

    private static float[] blend(float[] first, float[] second, double weight) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("weight must be 0 to 1, was " + weight);
        }
        float[] blend = new float[first.length];
        for (int i = 0; i < blend.length; i++) {
            blend[i] = (float) (weight * first[i] + (1 - weight) * second[i]);
        }
        return blend;
    }

    /** Gamma(alpha, 1); below 1 by way of alpha + 1. */
    private double gamma(RandomGenerator random) {
        double boost = alpha < 1 ? Math.pow(1 - random.nextDouble(), 1 / alpha) : 1;
        double d = (alpha < 1 ? alpha + 1 : alpha) - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            double u = 1 - random.nextDouble();
            if (v > 0 && Math.log(u) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return boost * d * v;
            }
        }
    }
}
