package org.intone.signal;

/**
 * Lifts high frequencies against the fall of a voice's spectrum.
 *
 * <pre>
 * y[n] = x[n] - a x[n-1],  y[0] = x[0] + (2 x[0] - x[1])
 * </pre>
 *
 * The first output is {@code librosa.effects.preemphasis}'s, whose filter starts as if the line through the first two samples went
 * on before them; equal to it (librosa 0.11, within 1e-6 of the peak). One sample, which librosa refuses, has y[0] = 2 x[0]. Nothing
 * gives nothing, silence silence; a sample that is not finite spoils two outputs. No state; serves all threads.
 */
public final class PreEmphasis {
    private PreEmphasis() {}

    /**
     * The filtered signal, in a new array.
     *
     * @param samples any number of them
     * @param coefficient a, 0.97 is usual
     */
    public static float[] of(float[] samples, double coefficient) {
        if (!(coefficient >= -1 && coefficient <= 1)) {
            throw new IllegalArgumentException("coefficient must be within -1 and 1, was " + coefficient);
        }
        float a = (float) coefficient;
        float[] out = new float[samples.length];
        for (int n = 1; n < samples.length; n++) {
            out[n] = samples[n] - a * samples[n - 1];
        }
        if (samples.length == 1) {
            out[0] = 2 * samples[0];
        } else if (samples.length > 1) {
            out[0] = samples[0] + (2 * samples[0] - samples[1]);
        }
        return out;
    }
}
