package org.intone.feature;

/**
 * How often the signal changes its sign: high for hiss and fricatives, low for voiced sound.
 *
 * <pre>
 * z[t] = 1/N #{ n : sign x[n] != sign x[n-1] },  n over the frame but its first sample,  t = 0 .. samples / hop
 * </pre>
 *
 * Frame t is centred on sample {@code t * hop}; beyond the ends the first and the last sample go on. What lies within
 * 1e-10 of 0 counts as positive. Silence gives 0. Equal to {@code librosa.feature.zero_crossing_rate} 0.11, exactly.
 *
 * <p>Immutable; serves all threads.
 */
public final class ZeroCrossingRate {
    private static final float THRESHOLD = 1e-10f;

    private final int frameSamples;
    private final int hopSamples;

    /** Frames of {@code frameSamples}, N, every {@code hopSamples}. */
    public ZeroCrossingRate(int frameSamples, int hopSamples) {
        this.frameSamples = Frames.positive("frameSamples", frameSamples);
        this.hopSamples = Frames.positive("hopSamples", hopSamples);
    }

    /** The rates of all frames, {@code 1 + samples / hop} values between 0 and 1. */
    public float[] of(float[] samples) {
        int[] crossings = crossingsUpTo(samples);
        float[] rates = new float[1 + samples.length / hopSamples];
        for (int t = 0; t < rates.length && samples.length > 0; t++) {
            int first = t * hopSamples - frameSamples / 2;
            int last = Math.min(first + frameSamples, samples.length) - 1;
            rates[t] = (float) (crossings[last] - crossings[Math.max(0, first)]) / frameSamples;
        }
        return rates;
    }

    /** How many of the samples 0 to n differ in sign from the one before. */
    private static int[] crossingsUpTo(float[] samples) {
        int[] crossings = new int[samples.length];
        for (int n = 1; n < samples.length; n++) {
            boolean crosses = (samples[n] < -THRESHOLD) != (samples[n - 1] < -THRESHOLD);
            crossings[n] = crossings[n - 1] + (crosses ? 1 : 0);
        }
        return crossings;
    }
}
