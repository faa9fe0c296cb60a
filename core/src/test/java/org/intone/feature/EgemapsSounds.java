package org.intone.feature;

import java.util.List;
import java.util.Random;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;
import org.intone.testing.Sounds;

/** Sounds at 16 kHz of which the parameters of {@code egemaps@1} are known. */
final class EgemapsSounds {
    static final int RATE = 16_000;
    private static final int SAMPLES = 2 * RATE;

    private EgemapsSounds() {}

    /** A row with names. */
    static final class Row {
        private static final List<String> COLUMNS = Recipes.EGEMAPS.columns();
        private final FeatureMatrix matrix;

        Row(FeatureMatrix matrix) {
            this.matrix = matrix;
        }

        double at(String column) {
            return matrix.at(0, COLUMNS.indexOf(column));
        }
    }

    static Row row(float[] samples) {
        return new Row(Recipes.EGEMAPS.newExtractor().extract(Waveform.of(samples, RATE)));
    }

    static EgemapsSeries series(float[] samples) {
        EgemapsStream stream = new EgemapsStream();
        stream.accept(samples, 0, samples.length);
        return stream.descriptors();
    }

    /** Harmonics up to 7 kHz with amplitudes of h^-power. */
    static float[] harmonics(double f0Hz, double power) {
        float[] samples = new float[SAMPLES];
        for (int n = 0; n < SAMPLES; n++) {
            double sum = 0;
            for (int h = 1; h * f0Hz < 7000; h++) {
                // Phases of their own, or all would meet in one sample.
                sum += Math.pow(h, -power) * Math.sin(2 * Math.PI * h * f0Hz * n / RATE + h * h);
            }
            samples[n] = (float) (0.02 * sum);
        }
        return samples;
    }

    /** A buzz whose F0 goes from one frequency to another, evenly in semitones. */
    static float[] glide(double fromHz, double toHz, double seconds) {
        float[] samples = new float[(int) (seconds * RATE)];
        double phase = 0;
        for (int n = 0; n < samples.length; n++) {
            phase += fromHz * Math.pow(toHz / fromHz, (double) n / samples.length) / RATE;
            double sum = 0;
            for (int h = 1; h <= 10; h++) {
                sum += Math.sin(2 * Math.PI * h * phase) / h;
            }
            samples[n] = (float) (0.15 * sum);
        }
        return samples;
    }

    /** Decaying resonances about every 8 ms; periods differ from it by up to a share, amplitudes by up to some dB. */
    static float[] pulses(double jitter, double shimmerDb) {
        float[] samples = new float[SAMPLES];
        Random random = new Random(5);
        double at = 0;
        while (at < SAMPLES / (double) RATE) {
            double gain = 0.2 * Math.pow(10, shimmerDb * (2 * random.nextDouble() - 1) / 20);
            for (int n = (int) Math.ceil(at * RATE); n < Math.min(SAMPLES, at * RATE + 300); n++) {
                double t = n / (double) RATE - at;
                samples[n] += (float) (gain * Math.exp(-500 * t) * Math.sin(2 * Math.PI * 700 * t));
            }
            at += 0.008 * (1 + jitter * (2 * random.nextDouble() - 1));
        }
        return samples;
    }

    static float[] withNoise(float[] samples, double ratioDb) {
        double deviation = Math.sqrt(Samples.power(samples) * Math.pow(10, -ratioDb / 10));
        float[] noise = Sounds.noise(samples.length, deviation, 11);
        for (int n = 0; n < samples.length; n++) {
            noise[n] += samples[n];
        }
        return noise;
    }

    /** Pulses that fall by 12 dB an octave above 100 Hz and rise by 6 at the lips, through resonators of 80, 100 and 120 Hz and two above. */
    static float[] vowel(double f0Hz, double[] formantsHz) {
        double[] y = new double[SAMPLES];
        for (double n = 0; n < SAMPLES; n += RATE / f0Hz) {
            y[(int) n] = 1;
        }
        lowPass(y);
        double[][] resonances = {
            {formantsHz[0], 80}, {formantsHz[1], 100}, {formantsHz[2], 120}, {3500, 200}, {4500, 250}
        };
        for (double[] resonance : resonances) {
            double radius = Math.exp(-Math.PI * resonance[1] / RATE);
            double b = 2 * radius * Math.cos(2 * Math.PI * resonance[0] / RATE);
            double gain = 1 - b + radius * radius;
            for (int n = 0; n < SAMPLES; n++) {
                y[n] = gain * y[n] + (n > 0 ? b * y[n - 1] : 0) - (n > 1 ? radius * radius * y[n - 2] : 0);
            }
        }
        float[] samples = new float[SAMPLES];
        for (int n = 0; n < SAMPLES; n++) {
            samples[n] = (float) (0.1 * y[n]);
        }
        return samples;
    }

    private static void lowPass(double[] y) {
        double share = Math.exp(-2 * Math.PI * 100 / RATE);
        for (int n = 1; n < y.length; n++) {
            y[n] += share * y[n - 1];
        }
    }
}
