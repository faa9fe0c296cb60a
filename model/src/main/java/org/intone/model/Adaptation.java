package org.intone.model;

import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;

/**
 * Moves a speaker's features to where the population's lie, as far as the speaker is known.
 *
 * <pre>
 * m[d] = (n mean[d]     + k population.mean[d])    / (n + k)     n recordings heard, k = meanShrinkage
 * v[d] = (n variance[d] + j population.scale[d]^2) / (n + j)                         j = deviationShrinkage
 * y[t][d] = population.mean[d] + population.scale[d] (x[t][d] - m[d]) / sqrt(v[d])
 * </pre>
 *
 * So nothing changes of somebody unknown, and after many recordings nothing is left of what makes one voice differ from another all the
 * time: pitch, timbre, microphone. What is left is what changes from recording to recording. The population is that of the training
 * speakers: the mean of their means and, as scale, the deviation <em>within</em> a speaker. k and j are learned on dev. The estimate of
 * m is that of a normal mean with a normal prior (Efron and Morris, "Stein's paradox in statistics", 1977).
 *
 * @param meanShrinkage k, in recordings, above 0
 * @param deviationShrinkage j, in recordings, above 0
 * @param calibration of answers that were adapted; the model's own is for those that were not
 */
public record Adaptation(double meanShrinkage, double deviationShrinkage, Calibration calibration) {
    /** Checks the ranges. */
    public Adaptation {
        if (!(meanShrinkage > 0 && deviationShrinkage > 0)
                || !Double.isFinite(meanShrinkage)
                || !Double.isFinite(deviationShrinkage)) {
            throw new IllegalArgumentException(
                    "shrinkages must be above 0 and finite, were " + meanShrinkage + " and " + deviationShrinkage);
        }
    }

    /**
     * The features of a speaker as the population would have them; the very same of an unknown speaker.
     *
     * @param features frames x features, unscaled
     * @param population the model's scaler
     */
    public FeatureMatrix apply(FeatureMatrix features, Scaler population, SpeakerProfile profile) {
        int n = profile.recordings();
        if (n == 0) {
            return features;
        }
        if (profile.features() != features.features()) {
            throw new IllegalArgumentException(
                    "profile must be of " + features.features() + " features, was of " + profile.features());
        }
        int width = features.features();
        float[] means = population.mean();
        float[] scales = population.scale();
        float[] values = features.values().clone();
        for (int d = 0; d < width; d++) {
            double m = (n * profile.mean(d) + meanShrinkage * means[d]) / (n + meanShrinkage);
            double variance =
                    (n * profile.variance(d) + deviationShrinkage * scales[d] * scales[d]) / (n + deviationShrinkage);
            double factor = scales[d] / Math.sqrt(variance);
            for (int at = d; at < values.length; at += width) {
                values[at] = (float) (means[d] + factor * (values[at] - m));
            }
        }
        return new FeatureMatrix(values, features.frames(), width);
    }
}
