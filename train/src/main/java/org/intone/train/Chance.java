package org.intone.train;

import java.util.SplittableRandom;

/** Makes seeds of seeds, so that each use of chance has its own and none depends on what was drawn before. */
final class Chance {
    private Chance() {}

    /** A seed for one purpose in one epoch. */
    static long seed(long seed, String purpose, long number) {
        return new SplittableRandom(seed * 31 + purpose.hashCode()).nextLong()
                ^ new SplittableRandom(number).nextLong();
    }

    /** Puts the numbers from 0 to {@code size - 1} in random order. */
    static int[] permutation(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
