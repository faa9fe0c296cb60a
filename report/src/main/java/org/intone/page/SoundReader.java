package org.intone.page;

import java.io.IOException;
import org.intone.audio.Waveform;
import org.intone.corpus.Utterance;

/** Reads the sound of a manifest's rows for their pictures. */
@FunctionalInterface
public interface SoundReader {
    /**
     * The sound of a row.
     *
     * @throws IOException if it cannot be read, in one line
     */
    Waveform read(Utterance row) throws IOException;
}
