package org.intone.audio;

/**
 * What a single recording may cost.
 *
 * @param maxSeconds the longest recording that is read, in seconds; positive
 */
public record AudioLimits(double maxSeconds) {
    /** The lowest rate in Hz that is taken for sound; lower ones come from broken headers. */
    public static final int MIN_SAMPLE_RATE = 100;

    /** The highest rate in Hz that is taken for sound. */
    public static final int MAX_SAMPLE_RATE = 768_000;

    /** The most channels that a source may have. */
    public static final int MAX_CHANNELS = 1024;

    /** Two hours: for what is read whole. */
    public static final AudioLimits STANDARD = new AudioLimits(2 * 3600);

    /** A week: for what is read in blocks and not kept. */
    public static final AudioLimits STREAMED = new AudioLimits(7 * 24 * 3600);

    /** Checks the limit. */
    public AudioLimits {
        if (!(maxSeconds > 0)) {
            throw new IllegalArgumentException("maxSeconds must be positive, was " + maxSeconds);
        }
    }
}
