package org.intone.augment;

import java.util.random.RandomGenerator;

/** Makes noise of any length for {@link AddedNoise}. Immutable; serves all threads. */
public interface NoiseSource {
    /** The name for tables and settings, such as {@code pink}. */
    String name();

    /**
     * Makes noise of any level.
     *
     * @param samples how many
     * @param sampleRate in Hz
     * @param random the only source of chance: the same state gives the same samples
     * @return so many finite samples; zeros where the source is silent
     */
    float[] noise(int samples, int sampleRate, RandomGenerator random);
}
