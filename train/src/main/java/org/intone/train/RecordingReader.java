package org.intone.train;

import java.io.IOException;
import org.intone.audio.Waveform;
import org.intone.corpus.Utterance;

/** Reads the sound of a manifest's row. Called from several threads at once. */
@FunctionalInterface
public interface RecordingReader {
    /** The stretch of the recording that the row names. */
    Waveform read(Utterance utterance) throws IOException;
}
