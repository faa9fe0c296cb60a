package org.intone.feature;

/** Takes features as they come, a frame at a time. */
@FunctionalInterface
public interface RowSink {
    /**
     * Takes the features of frame t.
     *
     * @param t from 0 on, one after the other
     * @param row the values, which are others the next time: not to be kept nor written to
     */
    void accept(long t, float[] row);
}
