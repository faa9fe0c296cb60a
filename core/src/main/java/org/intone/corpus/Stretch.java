package org.intone.corpus;

import java.io.IOException;
import org.intone.audio.AudioFormatException;
import org.intone.audio.MonoStream;

/**
 * Cuts a row's stretch out of its recording without keeping what lies before it, and without decoding what lies behind.
 *
 * <pre>samples round(start * rate) .. round(end * rate) - 1</pre>
 */
final class Stretch {
    private Stretch() {}

    /** Brings a stream that was just opened to the row's stretch, which is shorter where the recording ends before. */
    static void seek(MonoStream stream, Utterance row) throws IOException {
        int rate = stream.sampleRate();
        double start = row.start().orElse(0);
        if (!stream.skip(Math.round(start * rate))) {
            throw empty(row, stream);
        }
        if (row.end().isPresent()) {
            stream.endAt(Math.round(row.end().getAsDouble() * rate));
        }
    }

    /** What is wrong with a row of whose stretch the stream holds nothing. */
    static AudioFormatException empty(Utterance row, MonoStream stream) {
        return new AudioFormatException(
                row.file() + ": the stretch from " + row.start().orElse(0) + " s is empty, the recording ends at "
                        + (double) stream.position() / stream.sampleRate() + " s");
    }
}
