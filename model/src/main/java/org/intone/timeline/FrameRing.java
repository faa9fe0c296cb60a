package org.intone.timeline;

import org.intone.audio.SoundFrame;

/** The last frames of a signal, by their places in it. For one thread. */
final class FrameRing {
    private final SoundFrame[] ring;
    private long end;

    /** Keeps so many frames. */
    FrameRing(int length) {
        this.ring = new SoundFrame[length];
    }

    void add(SoundFrame frame) {
        ring[(int) (end % ring.length)] = frame;
        end++;
    }

    /** How many frames came. */
    long end() {
        return end;
    }

    /** The frames from one place up to another that is not part of it. */
    SoundFrame[] copy(long from, long to) {
        if (from < Math.max(0, end - ring.length) || to > end || from > to) {
            throw new IllegalArgumentException("places must lie between " + Math.max(0, end - ring.length) + " and "
                    + end + ", were " + from + " and " + to);
        }
        SoundFrame[] copy = new SoundFrame[(int) (to - from)];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = ring[(int) ((from + i) % ring.length)];
        }
        return copy;
    }
}
