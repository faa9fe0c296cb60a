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
                clean[n] = Float.isNaN(sample) ? 0 : Math.copySign(LIMIT, sample);
            }
        }
        return clean;
    }

    /** The largest magnitude; 0 of no samples. */
    public static float peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
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
}
