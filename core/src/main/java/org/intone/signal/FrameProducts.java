package org.intone.signal;

import java.util.Arrays;

/**
 * Weighted sums of the values of many frames: a product of matrices, four columns of one and 64 rows of the other at a time, since that
 * makes vector instructions.
 *
 * <pre>out[t C + c] = sum over k of weights[c][k] values[from + t apart + k],  c = 0 .. C-1</pre>
 *
 * Weights of 0 cost little. No state; serves all threads.
 */
final class FrameProducts {
    private static final int LANES = 64;
    private static final int TOGETHER = 4;

    private FrameProducts() {}

    /** The sums of frames, T x C, in a new array. */
    static float[] of(float[][] weights, float[] values, int from, int apart, int frames) {
        int classes = weights.length;
        float[] out = new float[frames * classes];
        int lanes = Math.min(LANES, frames);
        float[][] columns = new float[TOGETHER][lanes];
        float[][] sums = new float[classes][lanes];
        int whole = weights[0].length / TOGETHER * TOGETHER;
        for (int t = 0; t < frames; t += LANES) {
            int count = Math.min(LANES, frames - t);
            int at = from + t * apart;
            for (float[] sum : sums) {
                Arrays.fill(sum, 0);
            }
            for (int k = 0; k < whole; k += TOGETHER) {
                LaneLoops.deal(values, at + k, apart, columns[0], columns[1], columns[2], columns[3], 0, count);
                add(weights, k, columns, sums, count);
            }
            for (int i = 0; i < count; i++) {
                for (int c = 0; c < classes; c++) {
                    out[(t + i) * classes + c] =
                            sums[c][i] + dot(weights[c], whole, weights[c].length, values, at + i * apart);
                }
            }
        }
        return out;
    }

    /** {@code sum over k of weights[k] values[at + k]}, k from {@code first} to {@code end}: the same of one frame. */
    static float dot(float[] weights, int first, int end, float[] values, int at) {
        // Four sums, since one would wait for each addition.
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int k = first;
        for (; k + 3 < end; k += 4) {
            s0 += weights[k] * values[at + k];
            s1 += weights[k + 1] * values[at + k + 1];
            s2 += weights[k + 2] * values[at + k + 2];
            s3 += weights[k + 3] * values[at + k + 3];
        }
        for (; k < end; k++) {
            s0 += weights[k] * values[at + k];
        }
        return s0 + s1 + (s2 + s3);
    }

    private static void add(float[][] weights, int k, float[][] x, float[][] sums, int count) {
        for (int c = 0; c < weights.length; c++) {
            float[] w = weights[c];
            if (w[k] != 0 || w[k + 1] != 0) {
                LaneLoops.addProducts(sums[c], sums[c], x[0], w[k], x[1], w[k + 1], count);
            }
            if (w[k + 2] != 0 || w[k + 3] != 0) {
                LaneLoops.addProducts(sums[c], sums[c], x[2], w[k + 2], x[3], w[k + 3], count);
            }
        }
    }
}
