package org.intone.train;

import java.util.List;

/** What a teacher, or several, say of a recording. */
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

    /**
     * What several say together.
     *
     * <pre>
     * p[c] = (product over lessons of p_i[c])^(1 / lessons) / sum over classes of the same
     * vector: that of the first who has one
     * </pre>
     *
     * @param lessons one or more, of the same classes
     */
    static Lesson joined(List<Lesson> lessons) {
        if (lessons.size() == 1) {
            return lessons.get(0);
        }
        float[] joined = new float[lessons.get(0).probabilities.length];
        double sum = 0;
        for (int c = 0; c < joined.length; c++) {
            double logs = 0;
            for (Lesson lesson : lessons) {
                logs += Math.log(lesson.probabilities[c]);
            }
            joined[c] = (float) Math.exp(logs / lessons.size());
            sum += joined[c];
        }
        for (int c = 0; c < joined.length; c++) {
            joined[c] /= (float) sum;
        }
        float[] vector = lessons.stream()
                .map(lesson -> lesson.vector)
                .filter(one -> one.length > 0)
                .findFirst()
                .orElseGet(() -> new float[0]);
        return new Lesson(joined, vector);
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
