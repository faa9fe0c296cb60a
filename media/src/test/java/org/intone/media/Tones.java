package org.intone.media;

/** Signals for encoders, exact in 16 bits. */
final class Tones {
    private Tones() {}

    /** A tone that swells and fades, so that a shift in time shows. */
    static float[] swell(double frequencyHz, int rate, int length) {
        float[] samples = new float[length];
        for (int n = 0; n < length; n++) {
            double swell = Math.sin(Math.PI * n / length);
            samples[n] = (float) (0.5 * swell * Math.sin(2 * Math.PI * frequencyHz * n / rate));
        }
        for (int n = 0; n < length; n++) {
            samples[n] = Math.round(samples[n] * 32768) / 32768f;
        }
        return samples;
    }

    /** The lag at which the decoded sound fits the original best, within a tenth of a second. */
    static int bestLag(float[] original, float[] decoded, int rate) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int lag = -rate / 10; lag <= rate / 10; lag++) {
            double sum = 0;
            for (int n = Math.max(0, -lag); n < original.length && n + lag < decoded.length; n++) {
                sum += original[n] * decoded[n + lag];
            }
            if (sum > most) {
                most = sum;
                best = lag;
            }
        }
        return best;
    }

    /** The share of a sound's energy that lies at one frequency, in blocks of 50 ms. */
    static double purity(float[] sound, double frequencyHz, int rate) {
        int block = rate / 20;
        double tone = 0;
        double total = 0;
        for (int start = 0; start + block <= sound.length; start += block) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < block; n++) {
                double x = sound[start + n];
                re += x * Math.cos(2 * Math.PI * frequencyHz * n / rate);
                im += x * Math.sin(2 * Math.PI * frequencyHz * n / rate);
                total += x * x;
            }
            tone += 2 * (re * re + im * im) / block;
        }
        return tone / total;
    }

    /** The sum of the squares over the rate. */
    static double energy(float[] sound, int rate) {
        double sum = 0;
        for (float x : sound) {
            sum += x * x;
        }
        return sum / rate;
    }

    /** The lag between two at which a sound resembles itself best, in samples. */
    static int period(float[] sound, int least, int most) {
        int best = least;
        double highest = Double.NEGATIVE_INFINITY;
        for (int lag = least; lag < most; lag++) {
            double sum = 0;
            for (int n = 0; n + lag < sound.length; n++) {
                sum += sound[n] * sound[n + lag];
            }
            if (sum > highest) {
                highest = sum;
                best = lag;
            }
        }
        return best;
    }
}
