package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.feature.FeatureMatrix;

/**
 * Makes features last longer or shorter, as if the same were said slower or faster: frames are drawn between those of the recording.
 *
 * <pre>
 * T' = max(1, round(T factor)) frames;  y[t] = x[min(t / factor, T - 1)], linear between two frames
 * </pre>
 *
 * Pitch and formants stay where they are. No frames stay none.
 */
public final class FrameStretch implements FeatureAugmentation {
    private static final double SHORTEST = 0.1;
    private static final double LONGEST = 10;

    private final Range factor;

    /** The factor is drawn evenly from a range within 0.1 to 10; 2 is twice as long. */
    public FrameStretch(double shortest, double longest) {
        this.factor = new Range(shortest, longest).within("factor", SHORTEST, LONGEST);
    }

    @Override
    public FeatureMatrix apply(FeatureMatrix matrix, RandomGenerator random) {
        double drawn = factor.draw(random);
        int size = matrix.features();
        float[] x = matrix.values();
        int frames = matrix.frames() == 0 ? 0 : Math.max(1, (int) Math.round(matrix.frames() * drawn));
        float[] y = new float[frames * size];
        for (int t = 0; t < frames; t++) {
            double at = Math.min(t / drawn, matrix.frames() - 1.0);
            int before = (int) at;
            int after = Math.min(before + 1, matrix.frames() - 1);
            float share = (float) (at - before);
            for (int d = 0; d < size; d++) {
                y[t * size + d] = (1 - share) * x[before * size + d] + share * x[after * size + d];
            }
        }
        return new FeatureMatrix(y, frames, size);
    }
}
