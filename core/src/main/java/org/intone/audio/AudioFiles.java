package org.intone.audio;

/** Reads sound of any format that a reader on the class path knows, by content and never by extension. */
public final class AudioFiles {
    /** How many first bytes of a source decide which reader decodes it. */
    public static final int HEAD_BYTES = 4096;

    private AudioFiles() {}
}
