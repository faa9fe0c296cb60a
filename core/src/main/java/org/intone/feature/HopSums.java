package org.intone.feature;

import org.intone.signal.Frame;

/**
 * A sum over the samples of frames that overlap by whole hops: each hop is summed once and not in every frame that it is part of.
 *
 * <pre>
 * sum of frame t = s[0] + s[1] + .. + s[N / hop - 1],  s[j] over samples j hop .. (j + 1) hop - 1 of the frame
 * s[j] of frame t + 1 = s[j + 1] of frame t
 * </pre>
 *
 * Frames that reach beyond the signal, or are no whole number of hops, are summed on their own. For one thread.
 */
final class HopSums {
    private static final long NONE = -2;

    private final Sum sum;
    private double[] hops = new double[0];
    private long last = NONE;

    /** A sum over samples, without what lies beyond them. */
    @FunctionalInterface
    interface Sum {
        double over(float[] samples, int from, int to);
    }

    HopSums(Sum sum) {
        this.sum = sum;
    }

    /** Forgets the frames before. */
    void restart() {
        last = NONE;
    }

    /** Whether a frame is summed by hops. */
    static boolean suits(Frame frame) {
        int size = frame.samples().length;
        return frame.from() == 0 && frame.to() == size && size % frame.framing().hopSamples() == 0;
    }

    /** The sum of a frame that {@link #suits}. */
    double of(Frame frame) {
        int hop = frame.framing().hopSamples();
        int count = frame.samples().length / hop;
        int first = 0;
        if (count == hops.length && frame.index() == last + 1) {
            System.arraycopy(hops, 1, hops, 0, count - 1);
            first = count - 1;
        } else if (count != hops.length) {
            hops = new double[count];
        }
        last = frame.index();
        for (int j = first; j < count; j++) {
            hops[j] = sum.over(frame.samples(), j * hop, (j + 1) * hop);
        }
        double total = 0;
        for (double part : hops) {
            total += part;
        }
        return total;
    }
}
