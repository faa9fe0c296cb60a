package org.intone.server;

/** How much of a request's files may stay in memory, all of them together. For one thread. */
final class MemoryShare {
    /** A minute of speech as people record it; the memory of all uploads together is this times how many may wait. */
    private static final int BYTES = 2_000_000;

    private int left = BYTES;

    /** Takes so many bytes of it; false, and nothing is taken, where less is left. */
    boolean take(int count) {
        if (count > left) {
            return false;
        }
        left -= count;
        return true;
    }
}
