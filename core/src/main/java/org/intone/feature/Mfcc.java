package org.intone.feature;

import org.intone.signal.Dct;

/**
 * Mel-frequency cepstral coefficients: the shape of the spectrum in a few numbers.
 *
 * <pre>
 * c[t][q] = l[q] DCT-II over m of dB[t][m],  q = 0 .. Q-1
 * l[q] = 1 + L/2 sin(pi (q + 1) / L), or 1 where the lifter L is 0
 * </pre>
 *
 * dB is the {@link MelSpectrogram} of power in {@link org.intone.signal.Decibels}. With 128 Slaney bands and a range of 80 dB equal to
 * {@code librosa.feature.mfcc} 0.11 (within 1e-5 of the peak). Silence gives -100 sqrt(M) for q = 0 and 0 for the others.
 *
 * <p>Immutable; serves all threads.
 *
 * <p>Source: Davis and Mermelstein, Comparison of parametric representations for monosyllabic word recognition, IEEE
 * Transactions on ASSP 28(4), 1980.
 */
public final class Mfcc {
    private final Dct dct;
    private final int bands;
    private final float[] lift;

    /** The first {@code coefficients} of spectra of {@code bands}, not liftered. */
    public Mfcc(int bands, int coefficients) {
        this(bands, coefficients, 0);
    }

    /** With a lifter of 0 or more; 22 is usual. */
    public Mfcc(int bands, int coefficients, double lifter) {
        if (!(lifter >= 0 && lifter < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lifter must be 0 or more, was " + lifter);
        }
        this.dct = new Dct(bands, coefficients);
        this.bands = bands;
        this.lift = new float[coefficients];
        for (int q = 0; q < coefficients; q++) {
            lift[q] = lifter == 0 ? 1 : (float) (1 + lifter / 2 * Math.sin(Math.PI * (q + 1) / lifter));
        }
    }

    /** The number of coefficients, Q. */
    public int coefficients() {
        return lift.length;
    }

    /** The coefficients of every frame, T x Q, of decibels, T x M. */
    public FeatureMatrix of(FeatureMatrix decibels) {
        if (decibels.features() != bands) {
            throw new IllegalArgumentException("decibels must have " + bands + " bands, had " + decibels.features());
        }
        float[] values = of(decibels.values(), decibels.frames());
        return new FeatureMatrix(values, decibels.frames(), lift.length);
    }

    /** The coefficients of T frames, T x Q, of T x M decibels. */
    float[] of(float[] decibels, int frames) {
        float[] values = dct.of(decibels, frames);
        for (int i = 0; i < values.length; i++) {
            values[i] *= lift[i % lift.length];
        }
        return values;
    }

    /** The coefficients of one frame, {@code decibels[from .. from + M-1]}, to {@code out[at .. at + Q-1]}. */
    public void computeInto(float[] decibels, int from, float[] out, int at) {
        dct.applyInto(decibels, from, out, at);
        for (int q = 0; q < lift.length; q++) {
            out[at + q] *= lift[q];
        }
    }
}
