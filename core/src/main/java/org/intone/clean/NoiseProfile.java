package org.intone.clean;

import java.util.Arrays;
import java.util.Optional;
import org.intone.signal.Stft;

/**
 * The power spectrum of what is left when nobody speaks.
 *
 * <pre>
 * E[t] = sum over k of |X[t][k]|^2;   e: the E that 2 % of the frames stay below, of five frames at least
 * quiet: frames with E[t] up to 1.6 e;   N[k] = mean of |X[t][k]|^2 over the quiet frames
 * </pre>
 *
 * So all frames of even noise are quiet, however few or many they are, and of clean speech only the depths of its pauses. Frames more
 * than 100 dB below the loudest are digital silence and neither quiet nor loud.
 */
final class NoiseProfile {
    private static final double LEAST_SHARE = 0.02;
    private static final double LOUD_SHARE = 0.95;
    private static final double EVEN = 1.6;
    private static final double STANDS_OUT = 1.7;
    private static final double DIGITAL_SILENCE = 1e-10;
    private static final int LEAST_QUIET_FRAMES = 5;
    private static final int LEAST_FRAMES = 20;

    private NoiseProfile() {}

    /** N[k], one value a bin; none where the recording is short or its loud frames are not 2.3 dB above its quietest. */
    static Optional<float[]> of(float[] samples, Stft stft) {
        double[] energies = energies(samples, stft);
        double least = DIGITAL_SILENCE * Arrays.stream(energies).max().orElse(0);
        double[] sounding =
                Arrays.stream(energies).filter(e -> e > least).sorted().toArray();
        if (sounding.length < LEAST_FRAMES) {
            return Optional.empty();
        }
        int few = Math.max(LEAST_QUIET_FRAMES, (int) (LEAST_SHARE * sounding.length));
        double most = EVEN * sounding[few - 1];
        if (sounding[(int) (LOUD_SHARE * sounding.length)] < STANDS_OUT * sounding[few - 1]) {
            return Optional.empty();
        }
        return Optional.of(mean(samples, stft, energies, least, most));
    }

    private static float[] mean(float[] samples, Stft stft, double[] energies, double least, double most) {
        double[] sums = new double[stft.bins()];
        float[] power = new float[stft.bins()];
        int count = 0;
        for (int t = 0; t < energies.length; t++) {
            if (energies[t] > least && energies[t] <= most) {
                stft.powerInto(samples, t, power);
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += power[k];
                }
                count++;
            }
        }
        float[] profile = new float[sums.length];
        for (int k = 0; k < sums.length; k++) {
            profile[k] = (float) (sums[k] / count);
        }
        return profile;
    }

    private static double[] energies(float[] samples, Stft stft) {
        float[] power = new float[stft.bins()];
        double[] energies = new double[stft.frames(samples.length)];
        for (int t = 0; t < energies.length; t++) {
            stft.powerInto(samples, t, power);
            for (float bin : power) {
                energies[t] += bin;
            }
        }
        return energies;
    }
}
