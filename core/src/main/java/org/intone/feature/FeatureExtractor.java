package org.intone.feature;

import java.io.IOException;
import org.intone.audio.MonoSource;
import org.intone.audio.MonoStream;
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

    /**
     * Computes the same features, bit for bit, of a recording that need not lie in memory. Recipes for long recordings go through
     * it block by block; this one reads it whole.
     *
     * @throws IOException if it cannot be read, in one line
     */
    default FeatureMatrix extract(MonoSource source) throws IOException {
        try (MonoStream stream = source.open()) {
            return extract(stream.readAll());
        }
    }
}
