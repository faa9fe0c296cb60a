package org.intone.clean;

/**
 * A stretch of a recording.
 *
 * @param from its first sample
 * @param to the sample behind its last
 */
public record Section(int from, int to) {
    /** Refuses what ends before it begins. */
    public Section {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("a section must have 0 <= from <= to, was " + from + " to " + to);
        }
    }

    /** The number of samples. */
    public int length() {
        return to - from;
    }
}
