package org.intone.feature;

/**
 * Features over time.
 *
 * <pre>values[t * features + d], t &lt; frames, d &lt; features</pre>
 *
 * Immutable by contract: {@link #values()} is shared and never written to.
 */
public final class FeatureMatrix {
    private final float[] values;
    private final int frames;
    private final int features;

    /** Wraps values without a copy; their length must be {@code frames * features}. */
    public FeatureMatrix(float[] values, int frames, int features) {
        if (frames < 0 || features <= 0 || values.length != frames * features) {
            throw new IllegalArgumentException(
                    "values must hold frames * features = " + frames + " * " + features + ", were " + values.length);
        }
        this.values = values;
        this.frames = frames;
        this.features = features;
    }

    /** The values, shared: not to be written to. */
    public float[] values() {
        return values;
    }

    /** The number of frames. */
    public int frames() {
        return frames;
    }

    /** The number of features in a frame. */
    public int features() {
        return features;
    }

    /** Feature d of frame t. */
    public float at(int t, int d) {
        return values[t * features + d];
    }

    /**
     * A copy in which some columns are those of another recording.
     *
     * @param from the first column
     * @param to the column behind the last
     * @param other of as many frames and features
     */
    public FeatureMatrix withColumns(int from, int to, FeatureMatrix other) {
        if (other.frames != frames || other.features != features || from < 0 || from > to || to > features) {
            throw new IllegalArgumentException("columns " + from + " to " + to + " must lie in both of " + frames
                    + " x " + features + " and " + other.frames + " x " + other.features);
        }
        float[] mixed = values.clone();
        for (int t = 0; t < frames; t++) {
            System.arraycopy(other.values, t * features + from, mixed, t * features + from, to - from);
        }
        return new FeatureMatrix(mixed, frames, features);
    }
}
