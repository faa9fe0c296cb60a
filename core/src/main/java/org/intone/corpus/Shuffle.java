package org.intone.corpus;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded order. Each topic has a sequence of its own, so that one more corpus changes nothing for the others. */
final class Shuffle {
    private Shuffle() {}

    static void inPlace(List<?> items, long seed, String topic) {
        Collections.shuffle(items, new Random(seed * 0x9E3779B97F4A7C15L + topic.hashCode()));
    }
}
