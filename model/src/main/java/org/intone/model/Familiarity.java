package org.intone.model;

import java.util.List;
import java.util.function.Function;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;

/**
 * What the recordings that a model was trained on are like, so that it can tell when it hears something else.
 *
 * <pre>
 * m[d]     = mean over t of x[t][d]                                  of one recording, unscaled
 * distance = sqrt(mean over d of ((m[d] - clips.mean[d]) / clips.scale[d])^2)
 * </pre>
 *
 * About 1 for recordings like those in training. Features count alike, however they hang together: a full covariance would have
 * to be learned from more recordings than a model of 3,000 features has.
 *
 * @param clips mean and deviation of m over the training rows
 * @param farthest the distance that one recording of dev in a hundred exceeds
 * @param limits from where on a sound is worse than those of dev
 */
public record Familiarity(Scaler clips, double farthest, SoundLimits limits) {
    private static final double USUAL_SHARE = 0.99;

    /** Refuses what is no distance. */
    public Familiarity {
        if (!(farthest > 0) || !Double.isFinite(farthest)) {
            throw new IllegalArgumentException("farthest must be above 0 and finite, was " + farthest);
        }
    }

    /**
     * Learns from the rows of a training.
     *
     * @param train features of the rows that the weights are fitted to
     * @param dev features of rows that they are not; one at least
     */
    public static <T> Familiarity of(
            List<T> train, List<T> dev, Function<T, FeatureMatrix> features, SoundLimits limits) {
        Scaler clips = Scaler.fit(
                () -> train.stream().map(row -> timeMean(features.apply(row))).iterator());
        double[] distances = dev.stream()
                .mapToDouble(row -> distance(clips, features.apply(row)))
                .sorted()
                .toArray();
        double farthest = distances[(int) Math.round(USUAL_SHARE * (distances.length - 1))];
        return new Familiarity(clips, Math.max(Float.MIN_NORMAL, farthest), limits);
    }

    /** How far a recording is from those in training; 0 without frames. */
    public double distance(FeatureMatrix features) {
        return distance(clips, features);
    }

    private static double distance(Scaler clips, FeatureMatrix features) {
        if (features.frames() == 0) {
            return 0;
        }
        double sum = 0;
        float[] scaled = clips.apply(timeMean(features)).values();
        for (float z : scaled) {
            sum += (double) z * z;
        }
        return Math.sqrt(sum / scaled.length);
    }

    private static FeatureMatrix timeMean(FeatureMatrix features) {
        double[] sums = new double[features.features()];
        for (int t = 0; t < features.frames(); t++) {
            for (int d = 0; d < sums.length; d++) {
                sums[d] += features.at(t, d);
            }
        }
        float[] mean = new float[sums.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) (sums[d] / Math.max(1, features.frames()));
        }
        return new FeatureMatrix(mean, 1, mean.length);
    }
}
