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
     *
     * @param rows those without a label count as none
     * @param frequencies how often each row is shown, in the order of the rows
     */
    static float[] balanced(List<Example> rows, double[] frequencies, int classes) {
        double[] counts = new double[classes];
        for (int i = 0; i < frequencies.length; i++) {
            if (rows.get(i).isLabelled()) {
                counts[rows.get(i).label()] += frequencies[i];
            }
        }
        double all = Arrays.stream(counts).sum();
        long occurring = Arrays.stream(counts).filter(count -> count > 0).count();
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = counts[c] == 0 ? 0 : (float) (all / (occurring * counts[c]));
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
