package org.intone.feature;

import java.util.Arrays;
import org.intone.signal.Fft;
import org.intone.signal.PeakInterpolation;

/**
 * The spectrum of a 60 ms frame and the periods that it may have.
 *
 * <pre>
 * a[n] = (x[n] - mean) g[n],   g[n] = exp(-u^2 / (2 * 0.35^2)),  u from -1 to 1 over the frame
 * r[j] = ra[j] / ra[0] * rg[0] / rg[j]:  1 for a perfect period of j samples
 * candidates: the highest peaks of r between 55 and 1,000 Hz, interpolated
 * </pre>
 *
 * Holds scratch memory: one instance for each thread. Nothing is allocated for a frame.
 *
 * <p>Source: P. Boersma, Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled
 * sound, Proceedings of the Institute of Phonetic Sciences 17, Amsterdam 1993, with the frame of the Geneva set.
 */
final class EgemapsVoice {
    static final int FRAME_SAMPLES = 960;
    static final int FFT_SIZE = 2048;
    static final double BIN_HZ = (double) EgemapsSpectrum.RATE / FFT_SIZE;
    static final double LOWEST_HZ = 55;
    static final double HIGHEST_HZ = 1000;
    static final int CANDIDATES = 6;

    private static final double WIDTH = 0.35;
    private static final int DEPTH = 24;
    private static final double LEAST_STRENGTH = 0.2;
    private static final int SHORTEST = (int) (EgemapsSpectrum.RATE / HIGHEST_HZ);
    private static final int LONGEST = (int) Math.ceil(EgemapsSpectrum.RATE / LOWEST_HZ);
    private static final int LAGS = LONGEST + DEPTH + 1;

    private final Fft fft = new Fft(FFT_SIZE);
    private final float[] window = new float[FRAME_SAMPLES];
    private final double[] windowR = new double[LAGS];
    private final float[] frame = new float[FFT_SIZE];
    private final float[] spectrum = new float[FFT_SIZE + 2];
    private final float[] correlation = new float[FFT_SIZE];
    private final double[] r = new double[DEPTH + LAGS];
    private final PeakInterpolation interpolation = new PeakInterpolation(DEPTH);
    private final double[] hz = new double[CANDIDATES];
    private final double[] strength = new double[CANDIDATES];
    private int count;

    EgemapsVoice() {
        double gain = 0;
        for (int n = 0; n < FRAME_SAMPLES; n++) {
            double u = (2.0 * n + 1 - FRAME_SAMPLES) / FRAME_SAMPLES / WIDTH;
            window[n] = (float) Math.exp(-u * u / 2);
            gain += window[n];
        }
        for (int n = 0; n < FRAME_SAMPLES; n++) {
            window[n] /= (float) gain;
        }
        float[] power = new float[FFT_SIZE / 2 + 1];
        System.arraycopy(window, 0, frame, 0, FRAME_SAMPLES);
        correlate(power);
        for (int j = 0; j < LAGS; j++) {
            windowR[j] = correlation[j] / (double) correlation[0];
        }
    }

    int count() {
        return count;
    }

    double hz(int i) {
        return hz[i];
    }

    double strength(int i) {
        return strength[i];
    }

    /**
     * Analyses the frame that begins at a place of the samples.
     *
     * @param power takes the powers of 1,025 bins of 7.8 Hz, a sine of amplitude 1 having 1/4
     */
    void analyse(float[] samples, int start, float[] power) {
        double sum = 0;
        for (int n = 0; n < FRAME_SAMPLES; n++) {
            sum += samples[start + n];
        }
        float mean = (float) (sum / FRAME_SAMPLES);
        for (int n = 0; n < FRAME_SAMPLES; n++) {
            frame[n] = (samples[start + n] - mean) * window[n];
        }
        correlate(power);
        count = 0;
        if (correlation[0] > 0) {
            normalise();
            collect();
        }
    }

    private void correlate(float[] power) {
        fft.forwardInto(frame, spectrum);
        for (int k = 0; k <= FFT_SIZE / 2; k++) {
            power[k] = spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
        }
        Arrays.fill(spectrum, 0);
        for (int k = 0; k <= FFT_SIZE / 2; k++) {
            spectrum[2 * k] = power[k];
        }
        fft.inverseInto(spectrum, correlation);
    }

    /** Fills {@code r[DEPTH + j]}, and what mirrors it below. */
    private void normalise() {
        r[DEPTH] = 1;
        for (int j = 1; j < LAGS; j++) {
            r[DEPTH + j] = correlation[j] / (correlation[0] * windowR[j]);
        }
        for (int j = 1; j <= DEPTH; j++) {
            r[DEPTH - j] = r[DEPTH + j];
        }
    }

    private void collect() {
        for (int j = DEPTH + SHORTEST; j < DEPTH + LONGEST; j++) {
            if (r[j] > LEAST_STRENGTH && r[j] > r[j - 1] && r[j] >= r[j + 1]) {
                keep(j);
            }
        }
        for (int i = 0; i < count; i++) {
            interpolation.find(r, (int) hz[i]);
            double value = interpolation.height();
            double lag = interpolation.place() - DEPTH;
            hz[i] = Math.max(LOWEST_HZ, Math.min(HIGHEST_HZ, EgemapsSpectrum.RATE / lag));
            strength[i] = value > 1 ? 1 / value : value;
        }
    }

    /** Keeps the lags of the highest peaks for the moment; a later one must be clearly higher, since every period comes again. */
    private void keep(int lag) {
        int place = count;
        if (count < CANDIDATES) {
            count++;
        } else {
            place = 0;
            for (int i = 1; i < count; i++) {
                place = strength[i] < strength[place] ? i : place;
            }
            if (r[lag] <= strength[place]) {
                return;
            }
        }
        hz[place] = lag;
        strength[place] = r[lag];
    }
}
