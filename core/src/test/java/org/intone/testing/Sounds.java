package org.intone.testing;

import java.util.Random;

/** Made-up signals of known frequency and level, and what can be measured of any. */
public final class Sounds {
    private static final double LEAST_HZ = 60;
    private static final double MOST_HZ = 500;

    private Sounds() {}

    /** A sine. */
    public static float[] sine(int samples, int sampleRate, double hz, double amplitude) {
        float[] out = new float[samples];
        for (int n = 0; n < samples; n++) {
            out[n] = (float) (amplitude * Math.sin(2 * Math.PI * hz * n / sampleRate));
        }
        return out;
    }

    /** Ten harmonics that fall by 6 dB an octave: a plain voiced sound. */
    public static float[] buzz(int samples, int sampleRate, double f0Hz, double amplitude) {
        float[] out = new float[samples];
        for (int n = 0; n < samples; n++) {
            double sum = 0;
            for (int h = 1; h <= 10; h++) {
                sum += Math.sin(2 * Math.PI * h * f0Hz * n / sampleRate) / h;
            }
            out[n] = (float) (amplitude * sum / 2);
        }
        return out;
    }

    /** Normal noise. */
    public static float[] noise(int samples, double deviation, long seed) {
        Random random = new Random(seed);
        float[] out = new float[samples];
        for (int n = 0; n < samples; n++) {
            out[n] = (float) (deviation * random.nextGaussian());
        }
        return out;
    }

    /**
     * The pitch of a voiced signal between 60 and 500 Hz: the first high peak of the autocorrelation in its middle, between
     * samples by a parabola.
     */
    public static double f0Hz(float[] samples, int sampleRate) {
        int longest = (int) (sampleRate / LEAST_HZ);
        int shortest = (int) (sampleRate / MOST_HZ);
        double[] similar = new double[longest + 2];
        int width = Math.min(samples.length - longest - 2, sampleRate / 4);
        int start = (samples.length - width - longest) / 2;
        double largest = 0;
        for (int lag = shortest - 1; lag < similar.length; lag++) {
            for (int n = start; n < start + width; n++) {
                similar[lag] += (double) samples[n] * samples[n + lag];
            }
            largest = Math.max(largest, similar[lag]);
        }
        for (int lag = shortest; lag <= longest; lag++) {
            double before = similar[lag - 1];
            double after = similar[lag + 1];
            if (similar[lag] >= before && similar[lag] > after && similar[lag] > 0.9 * largest) {
                return sampleRate / (lag + (before - after) / 2 / (before - 2 * similar[lag] + after));
            }
        }
        throw new IllegalArgumentException("samples must be voiced, no period found");
    }
}
