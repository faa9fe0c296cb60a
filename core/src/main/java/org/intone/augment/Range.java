package org.intone.augment;

import java.util.random.RandomGenerator;

/** What an augmentation draws its amount from, evenly. */
record Range(double from, double to) {
    Range {
        if (!(Double.isFinite(from) && Double.isFinite(to) && from <= to)) {
            throw new IllegalArgumentException("a range must be finite and rise, was " + from + " to " + to);
        }
    }

    double draw(RandomGenerator random) {
        return from + (to - from) * random.nextDouble();
    }

    /** This range, if it lies within another one. */
    Range within(String name, double least, double most) {
        if (from < least || to > most) {
            throw new IllegalArgumentException(
                    name + " must lie within " + least + " and " + most + ", was " + from + " to " + to);
        }
        return this;
    }
}
