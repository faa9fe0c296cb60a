package org.intone.audio;

import java.io.IOException;

/**
 * Decodes one family of formats. Implementations are found with {@link java.util.ServiceLoader}, have no state and serve
 * all threads.
 */
public interface AudioReader {
    /** The family's name for messages, such as {@code WAV}. */
    String name();

    /**
     * Whether bytes begin like a file of this family.
     *
     * @param head the first bytes of the source, up to {@link AudioFiles#HEAD_BYTES} of them, fewer only if the source is
     *     shorter
     */
    boolean recognizes(byte[] head);

    /**
     * Readers of lower rank are asked first; the catch-all of FFmpeg has the highest.
     */
    int rank();

    /**
     * Starts decoding. The stream owns what it opened and frees it when closed.
     *
     * @throws AudioFormatException if the bytes are not what {@link #recognizes} took them for
     * @throws IOException if the source cannot be read
     */
    AudioStream open(AudioSource source) throws IOException;
}
