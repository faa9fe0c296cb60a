package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.feature.FeatureMatrix;

/**
 * Moves the bands of a spectral picture, as another length of the vocal tract would.
 *
 * <pre>
 * y[t, k] = x[t, min(k factor, K - 1)], linear between two of the K bands
 * </pre>
 *
 * For features that lie in order of frequency, such as log-mel bands.
 *
 * <p>Source: N. Jaitly, G. Hinton, Vocal tract length perturbation improves speech recognition, ICML workshop 2013 (there on the
 * frequencies, here on the bands).
 */
public final class BandWarp implements FeatureAugmentation {
    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 2;

    private final Range factor;

    /** The factor is drawn evenly from a range within 0.5 to 2; above 1 all moves down. */
    public BandWarp(double lowest, double highest) {
        this.factor = new Range(lowest, highest).within("factor", LOWEST, HIGHEST);
    }

    @Override
    public FeatureMatrix apply(FeatureMatrix matrix, RandomGenerator random) {
        double drawn = factor.draw(random);
        int bands = matrix.features();
        float[] x = matrix.values();
        float[] y = new float[x.length];
        for (int k = 0; k < bands; k++) {
            double at = Math.min(k * drawn, bands - 1.0);
            int below = (int) at;
            int above = Math.min(below + 1, bands - 1);
            float share = (float) (at - below);
            for (int row = 0; row < x.length; row += bands) {
                y[row + k] = (1 - share) * x[row + below] + share * x[row + above];
            }
        }
        return new FeatureMatrix(y, matrix.frames(), bands);
    }
}
