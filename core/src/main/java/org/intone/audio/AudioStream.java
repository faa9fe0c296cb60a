package org.intone.audio;

import java.io.Closeable;
import java.io.IOException;

/** Samples that come in blocks, so that an hour of sound needs no hour of memory. For one thread. */
public interface AudioStream extends Closeable {
    /** Samples a second of each channel. */
    int sampleRate();

    /** The number of channels. */
    int channels();

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
