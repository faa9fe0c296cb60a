package org.intone.feature;

/**
 * The level of each frame.
 *
 * <pre>
 * r[t] = sqrt(1/N sum over n of x[t * hop + n - N/2]^2),  n = 0 .. N-1,  t = 0 .. samples / hop
 * </pre>
 *
 * Samples outside the signal count as 0. Silence gives 0. Equal to {@code librosa.feature.rms(y=...)} 0.11 (within 1e-6 of
 * the peak). Immutable; serves all threads.
 */
public final class RootMeanSquare {
    private final int frameSamples;
    private final int hopSamples;

    /** Frames of {@code frameSamples}, N, every {@code hopSamples}. */
    public RootMeanSquare(int frameSamples, int hopSamples) {
        this.frameSamples = Frames.positive("frameSamples", frameSamples);
        this.hopSamples = Frames.positive("hopSamples", hopSamples);
    }

    /** The levels of all frames, {@code 1 + samples / hop} values. */
    public float[] of(float[] samples) {
        float[] levels = new float[1 + samples.length / hopSamples];
        for (int t = 0; t < levels.length; t++) {
            int start = t * hopSamples - frameSamples / 2;
            int end = Math.min(start + frameSamples, samples.length);
            double sum = 0;
            for (int n = Math.max(0, start); n < end; n++) {
                sum += (double) samples[n] * samples[n];
            }
            levels[t] = (float) Math.sqrt(sum / frameSamples);
        }
        return levels;
    }
}
