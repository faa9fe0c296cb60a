package org.intone.feature;

/**
 * Brings every feature to mean 0 and deviation 1.
 *
 * <pre>
 * y[t][d] = (x[t][d] - mean[d]) / scale[d]
 * </pre>
 *
 * Immutable; serves all threads. To be fitted on training rows only: a mean that has seen the test rows tells of them.
 */
public final class Scaler {
    /** A deviation below this share of the mean is rounding, not change. */
    private static final double CONSTANT = 1e-6;

    private final float[] mean;
    private final float[] scale;

    private Scaler(float[] mean, float[] scale) {
        this.mean = mean;
        this.scale = scale;
    }

    /** A scaler of known numbers, one of each for a feature; every scale is above 0. The arrays are copied. */
    public static Scaler of(float[] mean, float[] scale) {
        if (mean.length == 0 || mean.length != scale.length) {
            throw new IllegalArgumentException(
                    "mean and scale must be of one length above 0, were " + mean.length + " and " + scale.length);
        }
        for (int d = 0; d < mean.length; d++) {
            if (!Float.isFinite(mean[d]) || !(scale[d] > 0) || !Float.isFinite(scale[d])) {
                throw new IllegalArgumentException("mean and scale must be finite and scale above 0, were " + mean[d]
                        + " and " + scale[d] + " at " + d);
            }
        }
        return new Scaler(mean.clone(), scale.clone());
    }

    /**
     * Measures mean and deviation (of the population) over all frames, in one pass and double precision.
     *
     * <p>A feature that does not change gets scale 1. Welford's method, so that a large mean costs no digits.
     *
     * @param matrices of one number of features; at least one frame in all, every value finite; each is let go before the
     *     next is taken
     */
    public static Scaler fit(Iterable<FeatureMatrix> matrices) {
        double[] mean = null;
        double[] squares = null;
        long count = 0;
        for (FeatureMatrix matrix : matrices) {
            if (mean == null) {
                mean = new double[matrix.features()];
                squares = new double[matrix.features()];
            }
            if (matrix.features() != mean.length) {
                throw new IllegalArgumentException(
                        "matrices must all have " + mean.length + " features, one had " + matrix.features());
            }
            for (int t = 0; t < matrix.frames(); t++) {
                count++;
                for (int d = 0; d < mean.length; d++) {
                    double x = matrix.at(t, d);
                    double delta = x - mean[d];
                    mean[d] += delta / count;
                    squares[d] += delta * (x - mean[d]);
                }
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("matrices must hold at least one frame, held none");
        }
        return of(mean, squares, count);
    }

    private static Scaler of(double[] mean, double[] squares, long count) {
        float[] means = new float[mean.length];
        float[] scales = new float[mean.length];
        for (int d = 0; d < mean.length; d++) {
            double deviation = Math.sqrt(squares[d] / count);
            means[d] = (float) mean[d];
            boolean constant = deviation <= CONSTANT * Math.abs(mean[d]) || (float) deviation == 0;
            scales[d] = constant ? 1 : (float) deviation;
        }
        return of(means, scales);
    }

    /** The number of features. */
    public int features() {
        return mean.length;
    }

    /** The mean of each feature, a copy. */
    public float[] mean() {
        return mean.clone();
    }

    /** What each feature is divided by, a copy; every value above 0. */
    public float[] scale() {
        return scale.clone();
    }

    /** A scaled copy. */
    public FeatureMatrix apply(FeatureMatrix matrix) {
        float[] out = new float[matrix.values().length];
        applyInto(matrix, out, 0);
        return new FeatureMatrix(out, matrix.frames(), matrix.features());
    }

    /** Writes the scaled values, frames x features, to {@code out} from {@code offset} on. */
    public void applyInto(FeatureMatrix matrix, float[] out, int offset) {
        if (matrix.features() != mean.length) {
            throw new IllegalArgumentException(
                    "matrix must have " + mean.length + " features, had " + matrix.features());
        }
        float[] values = matrix.values();
        for (int start = 0; start < values.length; start += mean.length) {
            for (int d = 0; d < mean.length; d++) {
                out[offset + start + d] = (values[start + d] - mean[d]) / scale[d];
            }
        }
    }
}
