package org.intone.train;

/** What a teacher says of a recording. */
final class Lesson {
    private final float[] probabilities;
    private final float[] vector;

    /**
     * Keeps the arrays, which nobody may change afterwards.
     *
     * @param probabilities of the classes, softened
     * @param vector its standardised description of the recording; empty if it has none
     */
    Lesson(float[] probabilities, float[] vector) {
        this.probabilities = probabilities;
        this.vector = vector;
    }

    /** Of the classes, softened. */
    float[] probabilities() {
        return probabilities;
    }

    /** Empty if the teacher has none. */
    float[] vector() {
        return vector;
    }
}
