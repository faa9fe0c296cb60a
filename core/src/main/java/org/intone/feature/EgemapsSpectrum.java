package org.intone.feature;

import org.intone.signal.Dct;
import org.intone.signal.Fft;
import org.intone.signal.MelFilterBank;
import org.intone.signal.MelScale;
import org.intone.signal.Window;

/**
 * The descriptors of a 20 ms frame that need no voice: loudness, cepstrum, flux and the balance of the spectrum.
 *
 * <p>Defined with {@link EgemapsDescriptor}. Holds the last frame's spectrum for the flux: one instance for each recording. Nothing is
 * allocated for a frame.
 *
 * <ol>
 *   <li>F. Eyben et al.: The Geneva Minimalistic Acoustic Parameter Set (GeMAPS) for Voice Research and Affective Computing. IEEE
 *       Transactions on Affective Computing 7(2), 2016.
 *   <li>H. Hermansky: Perceptual linear predictive (PLP) analysis of speech. JASA 87(4), 1990 (equal loudness, equation 5, for
 *       rates above 10 kHz).
 *   <li>S. Young et al.: The HTK Book, 2006 (cepstral liftering, equation 5.12).
 * </ol>
 */
final class EgemapsSpectrum {
    static final int RATE = 16_000;
    static final int FRAME_SAMPLES = 320;
    static final int FFT_SIZE = 512;
    static final double BIN_HZ = (double) RATE / FFT_SIZE;
    static final int BANDS = 26;

    /** Powers are lifted by this before a logarithm: 120 dB below full scale. */
    static final double FLOOR = 1e-12;

    private static final double LOW_HZ = 20;
    private static final double HIGH_HZ = 8000;
    private static final int LIFTER = 22;
    private static final int FIRST_BIN = 2;
    private static final int BIN_500 = 16;
    private static final int BIN_1000 = 32;
    private static final int BIN_1500 = 48;
    private static final int BIN_2000 = 64;
    private static final int BIN_5000 = 160;

    private final Fft fft = new Fft(FFT_SIZE);
    private final MelFilterBank filters = MelFilterBank.htk(RATE, FFT_SIZE, BANDS, LOW_HZ, HIGH_HZ);
    private final Dct dct = new Dct(BANDS, 5);
    private final float[] window = Window.HAMMING.values(FRAME_SAMPLES);
    private final double[] equalLoudness = new double[BANDS];
    private final float[] frame = new float[FFT_SIZE];
    private final float[] power = new float[FFT_SIZE / 2 + 1];
    private final float[] bands = new float[BANDS];
    private final float[] cepstrum = new float[5];
    private final double[] decibels = new double[BIN_1500 + 1];
    private float[] magnitude = new float[BIN_5000 + 1];
    private float[] before = new float[BIN_5000 + 1];

    EgemapsSpectrum() {
        double sum = 0;
        for (float w : window) {
            sum += w;
        }
        for (int n = 0; n < window.length; n++) {
            window[n] /= (float) sum;
        }
        double low = MelScale.HTK.toMel(LOW_HZ);
        double step = (MelScale.HTK.toMel(HIGH_HZ) - low) / (BANDS + 1);
        for (int m = 0; m < BANDS; m++) {
            equalLoudness[m] = equalLoudness(MelScale.HTK.toHz(low + (m + 1) * step));
        }
    }

    /** How loud a power is at a frequency, against one at the ear's best. */
    static double equalLoudness(double hz) {
        double w2 = Math.pow(2 * Math.PI * hz, 2);
        double rise = w2 / (w2 + 6.3e6);
        return rise * rise * (w2 + 56.8e6) / (w2 + 0.38e9) * 9.58e26 / (w2 * w2 * w2 + 9.58e26);
    }

    /** The powers of the last frame, shared: bins of 31.25 Hz. */
    float[] power() {
        return power;
    }

    /** Analyses the frame that begins at a place of the samples, and sets frame t. */
    void analyse(float[] samples, int start, EgemapsSeries series, int t) {
        for (int n = 0; n < FRAME_SAMPLES; n++) {
            frame[n] = samples[start + n] * window[n];
        }
        fft.powerInto(frame, power);
        level(samples, start, series, t);
        filters.applyInto(power, bands, 0);
        loudness(series, t);
        cepstrum(series, t);
        flux(series, t);
        balance(series, t);
        for (int k = 1; k <= BIN_1500; k++) {
            decibels[k] = 10 * Math.log10(power[k] + FLOOR);
        }
        series.set(EgemapsDescriptor.SLOPE_0_500, t, slope(1, BIN_500));
        series.set(EgemapsDescriptor.SLOPE_500_1500, t, slope(BIN_500, BIN_1500));
    }

    private static void level(float[] samples, int start, EgemapsSeries series, int t) {
        double sum = 0;
        double squares = 0;
        for (int n = start; n < start + FRAME_SAMPLES; n++) {
            sum += samples[n];
            squares += (double) samples[n] * samples[n];
        }
        double mean = sum / FRAME_SAMPLES;
        double peak = 0;
        for (int n = start; n < start + FRAME_SAMPLES; n++) {
            peak = Math.max(peak, Math.abs(samples[n] - mean));
        }
        series.set(EgemapsDescriptor.POWER, t, squares / FRAME_SAMPLES);
        series.set(EgemapsDescriptor.PEAK, t, peak);
    }

    private void loudness(EgemapsSeries series, int t) {
        double sum = 0;
        for (int m = 0; m < BANDS; m++) {
            sum += Math.cbrt(equalLoudness[m] * bands[m]);
        }
        series.set(EgemapsDescriptor.LOUDNESS, t, sum);
    }

    private void cepstrum(EgemapsSeries series, int t) {
        for (int m = 0; m < BANDS; m++) {
            bands[m] = (float) Math.log(bands[m] + FLOOR);
        }
        dct.applyInto(bands, 0, cepstrum, 0);
        for (int q = 1; q < cepstrum.length; q++) {
            double lift = 1 + LIFTER / 2.0 * Math.sin(Math.PI * q / LIFTER);
            series.set(EgemapsDescriptor.MFCC.get(q - 1), t, lift * cepstrum[q]);
        }
    }

    private void flux(EgemapsSeries series, int t) {
        float[] swapped = before;
        before = magnitude;
        magnitude = swapped;
        double sum = 0;
        for (int k = 0; k <= BIN_5000; k++) {
            magnitude[k] = (float) Math.sqrt(power[k]);
            double change = (double) magnitude[k] - before[k];
            sum += change * change;
        }
        series.set(EgemapsDescriptor.FLUX, t, t == 0 ? Float.NaN : Math.sqrt(sum));
    }

    private void balance(EgemapsSeries series, int t) {
        double low = FLOOR;
        double high = FLOOR;
        for (int k = FIRST_BIN; k < BIN_1000; k++) {
            low += power[k];
        }
        for (int k = BIN_1000; k <= BIN_5000; k++) {
            high += power[k];
        }
        series.set(EgemapsDescriptor.ALPHA_RATIO, t, 10 * Math.log10(high / low));
        double ratio = (FLOOR + highest(1, BIN_2000)) / (FLOOR + highest(BIN_2000, BIN_5000 + 1));
        series.set(EgemapsDescriptor.HAMMARBERG, t, 10 * Math.log10(ratio));
    }

    private double highest(int from, int to) {
        double highest = 0;
        for (int k = from; k < to; k++) {
            highest = Math.max(highest, power[k]);
        }
        return highest;
    }

    /** The slope of the straight line through the decibels of bins {@code from} to {@code to}, in dB/Hz. */
    private double slope(int from, int to) {
        double middle = (from + to) / 2.0;
        double both = 0;
        double squares = 0;
        for (int k = from; k <= to; k++) {
            both += (k - middle) * decibels[k];
            squares += (k - middle) * (k - middle);
        }
        return both / squares / BIN_HZ;
    }
}
