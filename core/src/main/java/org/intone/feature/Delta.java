package org.intone.feature;

import java.util.Arrays;

/**
 * How features change over time: the derivative of a polynomial that is fitted to the frames around each (Savitzky and Golay).
 *
 * <pre>
 * y[t][d] = sum over i of c[i] x[t + i][d],  i = -h .. h,  width = 2h + 1
 * c[i] = o! q[i] / sum over j of q[j]^2,  q: the monic polynomial of degree o, orthogonal to all lower ones on -h .. h
 * </pre>
 *
 * The degree of the polynomial is the order o of the derivative, so order 1 is the slope of a line and order 2 the curvature of a
 * parabola. At the ends either one polynomial goes through the first and the last {@code width} frames, so that the derivative stays
 * what it is h frames from the end ({@code interp}), or the first and the last frame go on ({@code nearest}). Equal to
 * {@code librosa.feature.delta} 0.11 with the mode of that name (within 1e-5 of the peak). Fewer frames than {@code width}, which
 * librosa refuses, are taken as in {@code nearest}. No frames give none.
 *
 * <p>Immutable; serves all threads.
 *
 * <p>Source: Savitzky and Golay, Smoothing and differentiation of data by simplified least squares procedures, Analytical Chemistry
 * 36(8), 1964.
 */
public final class Delta {
    private final double[] weights;
    private final boolean interpolated;

    private Delta(int width, int order, boolean interpolated) {
        if (width < 3 || width % 2 == 0) {
            throw new IllegalArgumentException("width must be odd and 3 or more, was " + width);
        }
        if (order < 1 || order >= width) {
            throw new IllegalArgumentException("order must be from 1 to " + (width - 1) + ", was " + order);
        }
        this.weights = weights(width, order);
        this.interpolated = interpolated;
    }

    /** The derivative of an order over an odd number of frames, with interpolated ends. */
    public static Delta interpolated(int width, int order) {
        return new Delta(width, order, true);
    }

    /** The same where the first and the last frame go on beyond the ends. */
    public static Delta nearest(int width, int order) {
        return new Delta(width, order, false);
    }

    /** The derivative of every feature in every frame, of the same shape, for one frame as unit of time. */
    public FeatureMatrix of(FeatureMatrix matrix) {
        int frames = matrix.frames();
        int half = weights.length / 2;
        boolean fits = interpolated && frames >= weights.length;
        float[] values = new float[matrix.values().length];
        for (int t = 0; t < frames; t++) {
            int centre = fits ? Math.min(frames - 1 - half, Math.max(half, t)) : t;
            for (int d = 0; d < matrix.features(); d++) {
                values[t * matrix.features() + d] = at(matrix, centre, d);
            }
        }
        return new FeatureMatrix(values, frames, matrix.features());
    }

    private float at(FeatureMatrix matrix, int centre, int d) {
        int half = weights.length / 2;
        int last = matrix.frames() - 1;
        double sum = 0;
        for (int i = -half; i <= half; i++) {
            sum += weights[i + half] * matrix.at(Math.min(last, Math.max(0, centre + i)), d);
        }
        return (float) sum;
    }

    /** The monic polynomials on -h .. h follow from each other: q[o+1] = x q[o] - (|q[o]|^2 / |q[o-1]|^2) q[o-1]. */
    private static double[] weights(int width, int order) {
        double[] before = new double[width];
        double[] now = new double[width];
        Arrays.fill(now, 1);
        double squaresBefore = 1;
        double squares = width;
        double factorial = 1;
        for (int o = 1; o <= order; o++) {
            double[] next = new double[width];
            double sum = 0;
            for (int i = 0; i < width; i++) {
                next[i] = (i - width / 2) * now[i] - (o == 1 ? 0 : squares / squaresBefore * before[i]);
                sum += next[i] * next[i];
            }
            before = now;
            now = next;
            squaresBefore = squares;
            squares = sum;
            factorial *= o;
        }
        for (int i = 0; i < width; i++) {
            now[i] *= factorial / squares;
        }
        return now;
    }
}
