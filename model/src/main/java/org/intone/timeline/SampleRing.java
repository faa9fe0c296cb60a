package org.intone.timeline;

/** The last samples of a signal, by their places in it. For one thread. */
final class SampleRing {
    private final float[] ring;
    private long end;

    /** Keeps so many samples. */
    SampleRing(int length) {
        this.ring = new float[length];
    }

    /** Adds samples, no more than the ring keeps. */
    void add(float[] samples, int offset, int count) {
        int at = (int) (end % ring.length);
        int first = Math.min(count, ring.length - at);
        System.arraycopy(samples, offset, ring, at, first);
        System.arraycopy(samples, offset + first, ring, 0, count - first);
        end += count;
    }

    /** How many samples came: the place behind the last. */
    long end() {
        return end;
    }

    /** The samples from one place up to another that is not part of it. */
    float[] copy(long from, long to) {
        if (from < Math.max(0, end - ring.length) || to > end || from > to) {
            throw new IllegalArgumentException("places must lie between " + Math.max(0, end - ring.length) + " and "
                    + end + ", were " + from + " and " + to);
        }
        float[] copy = new float[(int) (to - from)];
        int at = (int) (from % ring.length);
        int first = Math.min(copy.length, ring.length - at);
        System.arraycopy(ring, at, copy, 0, first);
        System.arraycopy(ring, 0, copy, first, copy.length - first);
        return copy;
    }
}
