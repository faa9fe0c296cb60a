package org.intone.model;

import java.util.Collection;
import java.util.List;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;

/**
 * What is known of one speaker's voice: running statistics of the features of what was heard of that person so far, without any
 * label. Immutable: hearing more makes another profile, so one can be kept for each speaker, channel or point in time.
 *
 * <pre>
 * each recording counts once, however long:  m[d] = mean over t of x[t][d],  v[d] = variance over t of x[t][d]
 * mean[d]     = mean over recordings of m[d]
 * variance[d] = mean over recordings of (v[d] + (m[d] - mean[d])^2)
 * </pre>
 *
 * By Welford's method, so that a thousand recordings cost no digits. A recording without frames changes nothing.
 */
public final class SpeakerProfile {
    /** A deviation below this share of the mean is rounding, not change. */
    private static final double CONSTANT = 1e-6;

    private static final SpeakerProfile UNKNOWN = new SpeakerProfile(0, 0, new double[0], new double[0]);

    private final int recordings;
    private final double seconds;
    private final double[] mean;
    private final double[] squares;

    private SpeakerProfile(int recordings, double seconds, double[] mean, double[] squares) {
        this.recordings = recordings;
        this.seconds = seconds;
        this.mean = mean;
        this.squares = squares;
    }

    /** The profile of somebody of whom nothing was heard. */
    public static SpeakerProfile unknown() {
        return UNKNOWN;
    }

    /**
     * The profile after one recording more.
     *
     * @param features of the recording, unscaled, all of one recipe
     * @param heardSeconds how long it lasts
     */
    public SpeakerProfile with(FeatureMatrix features, double heardSeconds) {
        int width = features.features();
        if (recordings > 0 && width != mean.length) {
            throw new IllegalArgumentException(
                    "features must be " + mean.length + " as of what was heard before, were " + width);
        }
        if (features.frames() == 0) {
            return this;
        }
        double[] newMean = new double[width];
        double[] newSquares = new double[width];
        for (int d = 0; d < width; d++) {
            double m = 0;
            for (int t = 0; t < features.frames(); t++) {
                m += features.at(t, d);
            }
            m /= features.frames();
            double v = 0;
            for (int t = 0; t < features.frames(); t++) {
                v += (features.at(t, d) - m) * (features.at(t, d) - m);
            }
            double before = recordings == 0 ? 0 : mean[d];
            newMean[d] = before + (m - before) / (recordings + 1);
            newSquares[d] =
                    (recordings == 0 ? 0 : squares[d]) + v / features.frames() + (m - before) * (m - newMean[d]);
        }
        return new SpeakerProfile(recordings + 1, seconds + heardSeconds, newMean, newSquares);
    }

    /**
     * What speakers have in common.
     *
     * <pre>
     * mean[d]  = mean over speakers of their mean[d]
     * scale[d] = sqrt(mean over speakers of their variance[d]);  1 where no speaker ever changes d
     * </pre>
     *
     * @param speakers one at least, each of whom something was heard; each counts alike
     */
    public static Scaler population(Collection<SpeakerProfile> speakers) {
        List<SpeakerProfile> heard =
                speakers.stream().filter(speaker -> speaker.recordings > 0).toList();
        if (heard.isEmpty()) {
            throw new IllegalArgumentException("speakers must hold one of whom something was heard, held none");
        }
        float[] means = new float[heard.get(0).mean.length];
        float[] scales = new float[means.length];
        for (int d = 0; d < means.length; d++) {
            double mean = 0;
            double variance = 0;
            for (SpeakerProfile speaker : heard) {
                mean += speaker.mean(d) / heard.size();
                variance += speaker.variance(d) / heard.size();
            }
            means[d] = (float) mean;
            float scale = (float) Math.sqrt(variance);
            scales[d] = scale > CONSTANT * Math.abs(mean) && scale > 0 ? scale : 1;
        }
        return Scaler.of(means, scales);
    }

    /** How many recordings were heard. */
    public int recordings() {
        return recordings;
    }

    /** How long they last together. */
    public double seconds() {
        return seconds;
    }

    /** The mean of feature d; at least one recording was heard. */
    double mean(int d) {
        return mean[d];
    }

    /** The variance of feature d; at least one recording was heard. */
    double variance(int d) {
        return squares[d] / recordings;
    }

    /** The number of features; 0 while nothing was heard. */
    int features() {
        return mean.length;
    }
}
