package org.intone.timeline;

/** How often something happened in each of the last hundredths of a second. For one thread. */
final class CountRing {
    static final int BLOCKS_PER_SECOND = 100;

    private final int[] ring;
    private long last;

    /** Keeps so many blocks. */
    CountRing(int length) {
        this.ring = new int[length];
    }

    /** Counts in a block, not before the last one. */
    void add(long block, int count) {
        while (last < block) {
            last++;
            ring[(int) (last % ring.length)] = 0;
        }
        ring[(int) (block % ring.length)] += count;
    }

    /** The counts of the blocks from one up to another that is not part of it; those no longer known count as 0. */
    long sum(long from, long to) {
        long sum = 0;
        for (long block = Math.max(from, Math.max(0, last - ring.length + 1));
                block < Math.min(to, last + 1);
                block++) {
            sum += ring[(int) (block % ring.length)];
        }
        return sum;
    }
}
