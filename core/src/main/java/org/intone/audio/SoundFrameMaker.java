package org.intone.audio;

import org.intone.signal.Autocorrelation;
import org.intone.signal.Stft;
import org.intone.signal.Window;

/** Measures frames of a signal at 16 kHz, as {@link SoundMeter} says. For one thread. */
final class SoundFrameMaker {
    static final int RATE = 16_000;
    static final int FRAME = 512;
    static final int HOP = 256;
    static final int PITCH_FRAME = 640;
    private static final int LEAST_LAG = 32;
    private static final int MOST_LAG = 266;
    private static final double LEAST_POWER = 1e-12;
    private static final double BIN_HZ = (double) RATE / FRAME;

    private final Stft stft = new Stft(FRAME, HOP, Window.HANN);
    private final Autocorrelation correlation = new Autocorrelation(PITCH_FRAME, MOST_LAG);
    private final double[] window = Window.HANN.preciseValues(PITCH_FRAME);
    private final double[] ofWindow = new double[MOST_LAG + 1];
    private final double[] pitchFrame = new double[PITCH_FRAME];
    private final double[] r = new double[MOST_LAG + 1];
    private final float[] power = new float[FRAME / 2 + 1];

    SoundFrameMaker() {
        correlation.applyInto(window, ofWindow);
    }

    /** The number of frames of so many samples. */
    int frames(int samples) {
        return stft.frames(samples);
    }

    /** Frame t, whose middle is sample {@code t * HOP}; what lies beyond the signal counts as 0. */
    SoundFrame frame(float[] samples, int t) {
        stft.powerInto(samples, t, power);
        double total = 0;
        for (int k = 1; k < power.length; k++) {
            total += power[k];
        }
        // Parseval, and the mean square 3/8 of a Hann window.
        double mean = 2 * total / (FRAME * (double) FRAME * 0.375);
        return new SoundFrame(
                decibels(mean), decibels(band(500, 3100)), decibels(band(4600, 7600)), periodicity(samples, t));
    }

    /** The power in each bin of the last frame, shared: not to be written to. */
    float[] power() {
        return power;
    }

    private double band(double fromHz, double toHz) {
        int from = (int) Math.ceil(fromHz / BIN_HZ);
        int to = (int) (toHz / BIN_HZ);
        double sum = 0;
        for (int k = from; k <= to; k++) {
            sum += power[k];
        }
        return sum / (to - from + 1);
    }

    private double periodicity(float[] samples, int t) {
        int start = t * HOP - PITCH_FRAME / 2;
        double mean = 0;
        for (int n = 0; n < PITCH_FRAME; n++) {
            int at = start + n;
            pitchFrame[n] = at >= 0 && at < samples.length ? samples[at] : 0;
            mean += pitchFrame[n] / PITCH_FRAME;
        }
        for (int n = 0; n < PITCH_FRAME; n++) {
            pitchFrame[n] = (pitchFrame[n] - mean) * window[n];
        }
        correlation.applyInto(pitchFrame, r);
        double highest = 0;
        for (int k = LEAST_LAG; k <= MOST_LAG; k++) {
            highest = Math.max(highest, r[k] / ofWindow[k]);
        }
        return r[0] > 0 ? highest * ofWindow[0] / r[0] : 0;
    }

    private static double decibels(double power) {
        return 10 * Math.log10(Math.max(LEAST_POWER, power));
    }
}
