package org.intone.feature;

import org.intone.signal.Frame;

/**
 * The frequency below which most of the spectrum lies.
 *
 * <pre>
 * f[r],  r = the least with sum over k up to r of |X[k]| &gt;= share sum over all k of |X[k]|
 * </pre>
 *
 * Silence gives 0. The sums are of single precision, as the reference's are: a bin that decides is then the same. Equal to
 * {@code librosa.feature.spectral_rolloff} 0.11. Immutable; serves all threads.
 */
public final class SpectralRolloff implements Descriptor {
    private final double binHz;
    private final float share;

    /** For signals of a rate in Hz and frames of N samples; the share lies between 0 and 1, 0.85 is usual. */
    public SpectralRolloff(int sampleRate, int frameSamples, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share must lie between 0 and 1, was " + share);
        }
        this.binHz = (double) sampleRate / frameSamples;
        this.share = (float) share;
    }

    @Override
    public String name() {
        return "rolloff";
    }

    @Override
    public String unit() {
        return "Hz";
    }

    @Override
    public String formula() {
        return "f[r], r the least with sum up to r of |X[k]| >= share sum of |X[k]|";
    }

    @Override
    public String source() {
        return "librosa.feature.spectral_rolloff";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] magnitude = frame.magnitude();
        float total = 0;
        for (float value : magnitude) {
            total += value;
        }
        float least = share * total;
        float sum = magnitude[0];
        int r = 0;
        while (sum < least && r < magnitude.length - 1) {
            r++;
            sum += magnitude[r];
        }
        out[at] = (float) (r * binHz);
    }
}
