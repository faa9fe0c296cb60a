package org.intone.feature;

import org.intone.audio.Waveform;

/** Computes the features of one recipe. Holds scratch memory: one instance for each thread. */
public interface FeatureExtractor {
    /** The recipe that this extractor follows. */
    Recipe recipe();

    /**
     * Computes the features of a waveform of any rate and length; it is resampled to the recipe's rate first. Silence,
     * too short and non-finite input give finite values.
     *
     * @return frames x {@link Recipe#features()}, at least one frame
     */
    FeatureMatrix extract(Waveform waveform);
}
