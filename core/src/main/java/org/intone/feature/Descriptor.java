package org.intone.feature;

import java.util.List;
import java.util.stream.IntStream;
import org.intone.signal.Frame;

/**
 * One or more numbers that describe a frame of sound. Several descriptors share a frame and so its spectrum;
 * {@link FrameAnalysis} runs them over a recording or a stream.
 *
 * <p>Some remember the frame before, so frames come in their order, and {@link #restart()} before the first of each signal.
 * Others hold scratch memory: one instance for each thread. Nothing is allocated for a frame. Silence gives finite values.
 */
public interface Descriptor {
    /** The name in lower case, such as {@code centroid}. */
    String name();

    /** The unit of every value, such as {@code Hz}; {@code 1} for a ratio. */
    String unit();

    /** How the values are computed, in one line. */
    String formula();

    /** Where the definition comes from. */
    String source();

    /** The number of values in a frame. */
    default int size() {
        return 1;
    }

    /** The name of each value: that of the descriptor, and its index where there are several. */
    default List<String> columns() {
        return size() == 1
                ? List.of(name())
                : IntStream.range(0, size()).mapToObj(i -> name() + "_" + i).toList();
    }

    /** Writes the values of a frame to {@code out[at .. at + size - 1]}. */
    void computeInto(Frame frame, float[] out, int at);

    /** Forgets the frames before. */
    default void restart() {}
}
