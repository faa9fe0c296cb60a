package org.intone.train;

import java.util.List;
import org.intone.feature.Scaler;
import org.intone.network.KernelMachine;
import org.intone.network.LibTorch;
import org.intone.network.Network;

/**
 * Fits {@code kernel}: weighted ridge regression of the classes on the arc-cosine kernel, in closed form.
 *
 * <pre>
 * target[i, c] = 1 if row i is of class c, else 0, less 1 / classes
 * coefficients = (K + diag(ridge / weight[i]))^-1 target,  K[i, j] = kernel of rows i and j
 * weight[i] = class weight of i's class * how often its corpus counts; 1 on average
 * </pre>
 *
 * No chance is in it. The kernel's memory grows with the square of the rows, the time of the solution with their cube.
 */
final class KernelFit {
    /** The kernel of so many takes 0.6 GB. */
    static final int MOST_ROWS = 12_000;

    private KernelFit() {}

    /** How much rows count. */
    static final class Weighting {
        private final float[] classWeights;
        private final double[] frequencies;

        /** Keeps the arrays: one of each class, and one of each row. */
        Weighting(float[] classWeights, double[] frequencies) {
            this.classWeights = classWeights;
            this.frequencies = frequencies;
        }

        private double of(int row, int label) {
            return classWeights[label] * frequencies[row];
        }
    }

    /**
     * The machine of labelled rows of one frame each.
     *
     * @param scaler what standardises the features, as it will in use
     * @param ridge above 0; the kernel of a mean row with itself is about 1
     */
    static Network fit(List<Example> rows, Scaler scaler, Weighting weighting, double ridge) {
        int count = rows.size();
        if (count > MOST_ROWS) {
            throw new IllegalArgumentException("kernel takes at most " + MOST_ROWS + " training rows, were " + count
                    + ": train --network heads, or on fewer");
        }
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("kernel needs a weight decay above 0, was " + ridge);
        }
        int features = scaler.features();
        int classes = weighting.classWeights.length;
        float[] vectors = new float[count * features];
        float[] targets = new float[count * classes];
        float[] ridges = new float[count];
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += weighting.of(i, rows.get(i).label()) / count;
        }
        for (int i = 0; i < count; i++) {
            int label = rows.get(i).label();
            scaler.applyInto(rows.get(i).features(), vectors, i * features);
            for (int c = 0; c < classes; c++) {
                targets[i * classes + c] = (c == label ? 1 : 0) - 1f / classes;
            }
            ridges[i] = (float) (ridge * mean / weighting.of(i, label));
        }
        return KernelMachine.fit(vectors, targets, ridges, LibTorch.device());
    }
}
