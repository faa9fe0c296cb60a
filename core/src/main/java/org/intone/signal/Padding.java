package org.intone.signal;

/** Where the frames of a signal lie, and what stands where a frame reaches beyond its ends. */
public enum Padding {
    /** Frames lie within the signal and begin at sample {@code t * hop}; a signal shorter than a frame has none. */
    NONE,
    /** Frames are centred on sample {@code t * hop}; zeros stand beyond both ends. */
    ZEROS,
    /**
     * Frames are centred on sample {@code t * hop}; the signal is mirrored at its first and its last sample, which are not
     * repeated: {@code x[-n] = x[n]}. A signal shorter than half a frame is mirrored to and fro; the empty one is zeros.
     */
    MIRROR
}
