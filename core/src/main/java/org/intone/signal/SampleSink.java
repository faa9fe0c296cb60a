package org.intone.signal;

/** Takes a signal block by block. */
@FunctionalInterface
public interface SampleSink {
    /** Takes the next {@code count} samples, from {@code block[offset]} on; the array is not kept nor written to. */
    void accept(float[] block, int offset, int count);
}
