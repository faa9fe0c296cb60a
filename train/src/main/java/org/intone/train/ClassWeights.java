package org.intone.train;

import java.util.Arrays;
import java.util.List;

/** How much a row of each class counts in the loss. */
final class ClassWeights {
    private ClassWeights() {}

    /**
     * Weights that make all classes count alike and the mean row count 1.
     *
     * <pre>weight[c] = rows / (classes that occur * rows of c); 0 for a class without rows</pre>
     */
    static float[] balanced(List<Example> rows, int classes) {
        long[] counts = new long[classes];
        rows.forEach(row -> counts[row.label()]++);
        long occurring = Arrays.stream(counts).filter(count -> count > 0).count();
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = counts[c] == 0 ? 0 : (float) ((double) rows.size() / (occurring * counts[c]));
        }
        return weights;
    }

    /** Weights that make all rows count alike. */
    static float[] equal(int classes) {
        float[] weights = new float[classes];
        Arrays.fill(weights, 1);
        return weights;
    }
}
