package org.intone.feature;

import org.intone.signal.Dct;
import org.intone.signal.Decibels;
import org.intone.signal.MelFilterBank;
import org.intone.signal.Stft;
import org.intone.signal.Window;

/**
 * Mel-frequency cepstral coefficients: the shape of the spectrum in a few numbers.
 *
 * <pre>
 * c[t][q] = DCT-II over m of 10 log10 P[t][m],  values[t * coefficients + q]
 * </pre>
 *
 * P as in {@link MelSpectrogram} with 128 Slaney bands from 0 Hz to half the rate, decibels as in {@link Decibels} with a
 * range of 80 dB, frames of 2,048 samples every 512. Equal to {@code librosa.feature.mfcc} 0.11 with its default settings
 * (within 1e-5 of the peak). Silence gives -100 sqrt(128) = -1131.4 for q = 0 and 0 for the others.
 *
 * <p>Holds scratch memory: one instance for each thread.
 *
 * <p>Source: Davis and Mermelstein, Comparison of parametric representations for monosyllabic word recognition, IEEE
 * Transactions on ASSP 28(4), 1980.
 */
public final class Mfcc {
    private static final int FFT_SIZE = 2048;
    private static final int HOP_SAMPLES = 512;
    private static final int BANDS = 128;
    private static final double RANGE_DB = 80;

    private final MelSpectrogram spectrogram;
    private final Dct dct;

    /** The first {@code coefficients} of sounds of one rate. */
    public Mfcc(int sampleRate, int coefficients) {
        this.spectrogram = new MelSpectrogram(
                new Stft(FFT_SIZE, HOP_SAMPLES, Window.HANN),
                MelFilterBank.slaney(sampleRate, FFT_SIZE, BANDS, 0, sampleRate / 2.0));
        this.dct = new Dct(BANDS, coefficients);
    }

    /** The coefficients of all frames, frames x coefficients; the samples must be finite. */
    public float[] of(float[] samples) {
        float[] bands = spectrogram.of(samples);
        Decibels.ofPowersInPlace(bands, RANGE_DB);
        int frames = spectrogram.frames(samples.length);
        float[] values = new float[frames * dct.outputs()];
        for (int t = 0; t < frames; t++) {
            dct.applyInto(bands, t * BANDS, values, t * dct.outputs());
        }
        return values;
    }
}
