package org.intone.audio;

import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalDouble;

/** Samples that come in blocks, so that an hour of sound needs no hour of memory. For one thread. */
public interface AudioStream extends Closeable {
    /** Samples a second of each channel. */
    int sampleRate();

    /** The number of channels. */
    int channels();

    /**
     * How long all of it is in seconds, by what the source declares, for those who show how far they are; headers may lie, and of a
     * stream nobody knows.
     */
    default OptionalDouble declaredSeconds() {
        return OptionalDouble.empty();
    }

    /**
     * Reads up to {@code frames} samples of every channel.
     *
     * <pre>interleaved[(offset + n) * channels + channel], full scale is 1, finite</pre>
     *
     * @return the number of frames read, at least 1; or -1 at the end
     * @throws AudioFormatException if the bytes are broken
     */
    int read(float[] interleaved, int offset, int frames) throws IOException;
}
