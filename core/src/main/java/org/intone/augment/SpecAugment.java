package org.intone.augment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.intone.feature.FeatureMatrix;

/**
 * Masks stretches of time and bands of frequency in features, so that a model learns to do without any of them.
 *
 * <pre>
 * each band mask:  w drawn from 0 .. mostBands, first band from 0 .. features - w
 * each time mask:  w drawn from 0 .. min(mostFrames, a fifth of the frames), first frame from 0 .. frames - w
 * masked values become the mean of all values
 * </pre>
 *
 * For features that lie in order of frequency, such as log-mel bands, and that have many frames; a flat vector loses a stretch of
 * itself. No frames stay none. The result is as large as before. Immutable; serves all threads.
 *
 * <p>Source: D. Park et al., SpecAugment, Interspeech 2019 (without time warping; the limit to a share of the frames is its p).
 */
public final class SpecAugment implements FeatureAugmentation {
    private static final double MOST_TIME_SHARE = 0.2;

    private final int bandMasks;
    private final int mostBands;
    private final int timeMasks;
    private final int mostFrames;

    /** So many masks of up to so many bands, and so many of up to so many frames; all 0 or more. */
    public SpecAugment(int bandMasks, int mostBands, int timeMasks, int mostFrames) {
        if (bandMasks < 0 || mostBands < 0 || timeMasks < 0 || mostFrames < 0) {
            throw new IllegalArgumentException("masks and their widths must be 0 or more, were " + bandMasks + " of "
                    + mostBands + " bands and " + timeMasks + " of " + mostFrames + " frames");
        }
        this.bandMasks = bandMasks;
        this.mostBands = mostBands;
        this.timeMasks = timeMasks;
        this.mostFrames = mostFrames;
    }

    @Override
    public FeatureMatrix apply(FeatureMatrix matrix, RandomGenerator random) {
        float[] values = matrix.values().clone();
        int frames = matrix.frames();
        int features = matrix.features();
        float mean = mean(values);
        for (int i = 0; i < bandMasks; i++) {
            int width = random.nextInt(Math.min(mostBands, features) + 1);
            int first = random.nextInt(features - width + 1);
            for (int t = 0; t < frames; t++) {
                Arrays.fill(values, t * features + first, t * features + first + width, mean);
            }
        }
        int widest = Math.min(mostFrames, (int) (MOST_TIME_SHARE * frames));
        for (int i = 0; i < timeMasks; i++) {
            int width = random.nextInt(widest + 1);
            int first = random.nextInt(frames - width + 1);
            Arrays.fill(values, first * features, (first + width) * features, mean);
        }
        return new FeatureMatrix(values, frames, features);
    }

    private static float mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / Math.max(1, values.length));
    }
}
