package org.intone.signal;

/** What any arithmetic on samples needs first. No state; serves all threads. */
public final class Samples {
    /** The loudest sample that features are computed of: 120 dB above full scale. */
    public static final float LIMIT = 1e6f;

    private Samples() {}

    /**
     * The same samples with NaN as 0 and all others within {@link #LIMIT}, infinities too, so that no power of them
     * overflows a {@code float}.
     *
     * @return the very array given where nothing had to change, else a copy
     */
    public static float[] finite(float[] samples) {
        float[] clean = samples;
        for (int n = 0; n < samples.length; n++) {
            float sample = samples[n];
            if (!(Math.abs(sample) <= LIMIT)) {
                if (clean == samples) {
                    clean = samples.clone();
                }
                clean[n] = finite(sample);
            }
        }
        return clean;
    }

    /** The same sample; 0 for NaN, and none beyond {@link #LIMIT}. */
    public static float finite(float sample) {
        if (Math.abs(sample) <= LIMIT) {
            return sample;
        }
        return Float.isNaN(sample) ? 0 : Math.copySign(LIMIT, sample);
    }

    /** The largest magnitude; 0 of no samples. */
    public static float peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            float magnitude = Math.abs(sample);
            peak = magnitude > peak ? magnitude : peak;
        }
        return peak;
    }

    /** The mean of the squares, in double precision; 0 of no samples. */
    public static double power(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : sum / samples.length;
    }

    /** The sum of the squares from one sample up to another that is not part of it, in double precision. */
    public static double sumOfSquares(float[] samples, int from, int to) {
        // Four sums, since one would wait for each addition.
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int n = from;
        for (; n + 3 < to; n += 4) {
            s0 += (double) samples[n] * samples[n];
            s1 += (double) samples[n + 1] * samples[n + 1];
            s2 += (double) samples[n + 2] * samples[n + 2];
            s3 += (double) samples[n + 3] * samples[n + 3];
        }
        for (; n < to; n++) {
            s0 += (double) samples[n] * samples[n];
        }
        return s0 + s1 + (s2 + s3);
    }
}
