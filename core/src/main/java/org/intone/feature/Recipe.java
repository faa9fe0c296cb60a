package org.intone.feature;

import java.util.List;

/**
 * A named, versioned way to compute features; part of every model file, so that a recognizer never computes others. Any
 * change of a recipe's numbers gives it a new version.
 */
public interface Recipe {
    /** The name, such as {@code logmel-64}. */
    String name();

    /** The version, from 1. */
    int version();

    /** The sample rate in Hz at which the features are computed. */
    int sampleRate();

    /** The name of each feature in a frame, for the columns of tables: unique, without blanks and commas. */
    List<String> columns();

    /** What the columns hold, in their order: the counts add up to {@link #features()}. {@code docs/features.md} is made of it. */
    default List<FeatureColumn> described() {
        return List.of();
    }

    /** The number of features in a frame. */
    default int features() {
        return columns().size();
    }

    /**
     * The number of frames that a network takes at once. Recipes that make one flat vector of a recording have 1; for the
     * others {@link Windows} cuts or pads a recording's frames to this number.
     */
    int windowFrames();

    /**
     * Whether a recording of fewer frames than {@link #windowFrames()} is padded to that number. If not, that is only the most that a
     * network takes at once, and a shorter recording is its own window, as long as it is.
     */
    default boolean padded() {
        return true;
    }

    /** The value that stands for silence where a recording is shorter than a window. */
    float padValue();

    /**
     * Of how many groups of equal size and like meaning, one behind the other, a frame's features are: a learned weight for each
     * tells which are worth hearing. 1 where there are none.
     */
    default int blocks() {
        return 1;
    }

    /** A new extractor, for one thread. */
    FeatureExtractor newExtractor();

    /** Name and version, such as {@code logmel-64@1}. */
    default String id() {
        return name() + "@" + version();
    }
}
