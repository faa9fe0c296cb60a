package org.intone.feature;

/**
 * What the values of a series have on average, over its frames that are not NaN.
 *
 * <pre>
 * mean = 1/T sum x[t];  m[i] = 1/T sum (x[t] - mean)^i
 * deviation = sqrt(m[2]);  skewness = m[3] / m[2]^1.5;  kurtosis = m[4] / m[2]^2 (3 of normal noise)
 * </pre>
 *
 * Two passes in double precision, so a large mean costs no digits. Of no frames all are 0; of a constant series all but mean,
 * least and largest are 0. The deviation is that of the population (divided by T, as NumPy does unless told otherwise). No
 * state; serves all threads. Checked against SciPy 1.17.
 *
 * @param frames T, those that are not NaN
 */
public record FunctionalMoments(
        int frames, double mean, double deviation, double skewness, double kurtosis, double least, double largest) {

    /** Of a deviation below this share of the largest magnitude the digits are rounding. */
    private static final double ROUNDING = 1e-9;

    /** Of a series of which NaN marks the frames that do not count; infinities count as NaN. */
    public static FunctionalMoments of(float[] series) {
        int frames = 0;
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (float x : series) {
            if (Float.isFinite(x)) {
                frames++;
                sum += x;
                least = Math.min(least, x);
                largest = Math.max(largest, x);
            }
        }
        if (frames == 0) {
            return new FunctionalMoments(0, 0, 0, 0, 0, 0, 0);
        }
        // Rounding must not put the mean of equal values beside them.
        double mean = Math.max(least, Math.min(largest, sum / frames));
        return central(series, new FunctionalMoments(frames, mean, 0, 0, 0, least, largest));
    }

    private static FunctionalMoments central(float[] series, FunctionalMoments raw) {
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        for (float x : series) {
            if (Float.isFinite(x)) {
                double d = x - raw.mean;
                m2 += d * d;
                m3 += d * d * d;
                m4 += d * d * d * d;
            }
        }
        m2 /= raw.frames;
        double deviation = Math.sqrt(m2);
        boolean flat = deviation <= ROUNDING * Math.max(Math.abs(raw.least), Math.abs(raw.largest));
        double skewness = flat ? 0 : m3 / raw.frames / (m2 * deviation);
        double kurtosis = flat ? 0 : m4 / raw.frames / (m2 * m2);
        return new FunctionalMoments(
                raw.frames, raw.mean, flat ? 0 : deviation, skewness, kurtosis, raw.least, raw.largest);
    }

    /**
     * The coefficient of variation: {@code deviation / mean}, negative where the mean is. 0 where the mean is 0, which includes
     * one below 1e-9 of the largest magnitude.
     */
    public double variation() {
        double peak = Math.max(Math.abs(least), Math.abs(largest));
        return Math.abs(mean) <= ROUNDING * peak ? 0 : deviation / mean;
    }
}
