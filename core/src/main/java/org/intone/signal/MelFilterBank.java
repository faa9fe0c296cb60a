package org.intone.signal;

/**
 * Triangular filters, evenly spaced on the mel scale.
 *
 * <pre>
 * e[0 .. M+1]: edges in Hz, equally spaced in mel from lowHz to highHz;  f[k] = k sampleRate / fftSize
 * W[m][k] = g[m] max(0, min((f[k] - e[m]) / (e[m+1] - e[m]), (e[m+2] - f[k]) / (e[m+2] - e[m+1])))
 * bands[m] = sum over k of W[m][k] spectrum[k],  m = 0 .. M-1
 * </pre>
 *
 * {@link #slaney}: linear below 1 kHz and logarithmic above, g[m] = 2 / (e[m+2] - e[m]) so that each filter has unit area
 * in Hz. {@link #htk}: {@code 2595 log10(1 + f/700)}, g[m] = 1. These are {@code librosa.filters.mel} with
 * {@code htk=False, norm="slaney"} and with {@code htk=True, norm=None}, checked against librosa 0.11 (1e-6 of the peak).
 * A filter narrower than the distance of two bins may be empty; its band is then always 0.
 *
 * <p>Immutable; serves all threads.
 *
 * <p>Sources: Slaney, Auditory Toolbox (1998), technical report 1998-010, Interval Research; Young et al., The HTK Book.
 */
public final class MelFilterBank {
    private final int bins;
    private final int[] firstBin;
    private final float[][] weights;

    private MelFilterBank(int sampleRate, int fftSize, double[] edgesHz, boolean unitArea) {
        int bands = edgesHz.length - 2;
        this.bins = fftSize / 2 + 1;
        this.firstBin = new int[bands];
        this.weights = new float[bands][];
        double binHz = (double) sampleRate / fftSize;
        for (int m = 0; m < bands; m++) {
            double low = edgesHz[m];
            double centre = edgesHz[m + 1];
            double high = edgesHz[m + 2];
            double gain = unitArea ? 2 / (high - low) : 1;
            int first = Math.min(bins, (int) Math.ceil(low / binHz));
            int end = Math.max(first, Math.min(bins, (int) Math.floor(high / binHz) + 1));
            float[] row = new float[end - first];
            for (int k = first; k < end; k++) {
                double rising = (k * binHz - low) / (centre - low);
                double falling = (high - k * binHz) / (high - centre);
                row[k - first] = (float) (gain * Math.max(0, Math.min(rising, falling)));
            }
            firstBin[m] = first;
            weights[m] = row;
        }
    }

    /** Filters of unit area on Slaney's scale, {@code 0 <= lowHz < highHz <= sampleRate / 2}. */
    public static MelFilterBank slaney(int sampleRate, int fftSize, int bands, double lowHz, double highHz) {
        check(sampleRate, bands, lowHz, highHz);
        return new MelFilterBank(sampleRate, fftSize, MelScale.SLANEY.edgesHz(bands, lowHz, highHz), true);
    }

    /** Filters of unit height on HTK's scale, {@code 0 <= lowHz < highHz <= sampleRate / 2}. */
    public static MelFilterBank htk(int sampleRate, int fftSize, int bands, double lowHz, double highHz) {
        check(sampleRate, bands, lowHz, highHz);
        return new MelFilterBank(sampleRate, fftSize, MelScale.HTK.edgesHz(bands, lowHz, highHz), false);
    }

    /**
     * Filters of either scale and either height.
     *
     * @param design how the filters stand
     * @param sampleRate in Hz
     * @param fftSize of the transform that they weigh
     */
    public static MelFilterBank of(Design design, int sampleRate, int fftSize) {
        check(sampleRate, design.bands(), design.lowHz(), design.highHz());
        double[] edgesHz = design.scale().edgesHz(design.bands(), design.lowHz(), design.highHz());
        return new MelFilterBank(sampleRate, fftSize, edgesHz, design.unitArea());
    }

    /**
     * How filters stand.
     *
     * @param scale on which they are evenly spaced
     * @param unitArea whether each has unit area in Hz (librosa's {@code norm="slaney"}) or unit height ({@code norm=None})
     * @param bands how many
     * @param lowHz where the first begins
     * @param highHz where the last ends, up to half the sample rate
     */
    public record Design(MelScale scale, boolean unitArea, int bands, double lowHz, double highHz) {}

    /** The number of bins that a filter weighs. */
    int bins() {
        return bins;
    }

    /** The number of filters, M. */
    public int bands() {
        return weights.length;
    }

    /**
     * Weighs one spectrum.
     *
     * @param spectrum fftSize / 2 + 1 powers or magnitudes
     * @param out takes M values from {@code offset} on
     */
    public void applyInto(float[] spectrum, float[] out, int offset) {
        for (int m = 0; m < weights.length; m++) {
            out[offset + m] = FrameProducts.dot(weights[m], 0, weights[m].length, spectrum, firstBin[m]);
        }
    }

    /** The weights of filter m for every bin, in a new array. */
    public float[] row(int m) {
        float[] full = new float[bins];
        System.arraycopy(weights[m], 0, full, firstBin[m], weights[m].length);
        return full;
    }

    private static void check(int sampleRate, int bands, double lowHz, double highHz) {
        if (bands < 1) {
            throw new IllegalArgumentException("bands must be 1 or more, was " + bands);
        }
        if (!(lowHz >= 0 && lowHz < highHz && highHz <= sampleRate / 2.0)) {
            throw new IllegalArgumentException("lowHz and highHz must rise within 0 to " + sampleRate / 2.0 + ", were "
                    + lowHz + " and " + highHz);
        }
    }
}
