package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.feature.FeatureMatrix;

/**
 * Tilts a logarithmic spectral picture, as a brighter or a duller microphone would.
 *
 * <pre>
 * y[t, k] = x[t, k] + tilt (k / (K - 1) - 1/2), k from 0 to K - 1
 * </pre>
 *
 * For features that lie in order of frequency, such as log-mel bands. The tilt, from the lowest to the highest band, is in the features'
 * own unit: 0.2 of Whisper's log-mel is 8 dB.
 */
public final class SpectralTilt implements FeatureAugmentation {
    private static final double STEEPEST = 100;

    private final Range tilt;

    /** The tilt is drawn evenly from a range within -100 and 100. */
    public SpectralTilt(double least, double most) {
        this.tilt = new Range(least, most).within("tilt", -STEEPEST, STEEPEST);
    }

    @Override
    public FeatureMatrix apply(FeatureMatrix matrix, RandomGenerator random) {
        double drawn = tilt.draw(random);
        int bands = matrix.features();
        float[] y = matrix.values().clone();
        for (int i = 0; i < y.length; i++) {
            y[i] += (float) (drawn * (i % bands / Math.max(1, bands - 1.0) - 0.5));
        }
        return new FeatureMatrix(y, matrix.frames(), bands);
    }
}
