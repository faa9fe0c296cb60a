package org.intone.feature;

/** What the frame-wise descriptors check alike. */
final class Frames {
    private Frames() {}

    static int positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, was " + value);
        }
        return value;
    }
}
