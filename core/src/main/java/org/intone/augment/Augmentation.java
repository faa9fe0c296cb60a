package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;

/** Changes a waveform as a different recording would. Immutable; serves all threads. */
public interface Augmentation {
    /** The name for tables and settings, such as {@code noise}. */
    String name();

    /**
     * Makes a changed copy at the same rate.
     *
     * @param waveform any length, silence and the empty one included
     * @param random the only source of chance: the same state gives the same samples
     */
    Waveform apply(Waveform waveform, RandomGenerator random);
}
