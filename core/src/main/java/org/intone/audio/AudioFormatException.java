package org.intone.audio;

import java.io.IOException;

/** Bytes that are not the sound that they claim to be. The message is one line: source, offset, found, expected. */
public final class AudioFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The message says what was wrong and what would be right. */
    public AudioFormatException(String message) {
        super(message);
    }

    /** With the byte offset in the source, what was found there and what would be right. */
    public AudioFormatException(String source, long offset, String found, String expected) {
        super(source + ": at byte " + offset + " found " + found + ", expected " + expected);
    }
}
