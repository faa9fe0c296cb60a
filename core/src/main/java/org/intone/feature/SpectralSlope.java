package org.intone.feature;

import org.intone.signal.Decibels;
import org.intone.signal.Frame;

/**
 * How the spectrum falls: the slope of the line that fits it best within a band.
 *
 * <pre>
 * s = sum over k of (f[k] - mean f) (L[k] - mean L) / sum over k of (f[k] - mean f)^2,  low &lt;= f[k] &lt;= high
 * L[k] = 10 log10(max(1e-10, |X[k]|^2))
 * </pre>
 *
 * In dB for 1 Hz, so a fall is negative. Silence gives 0. Immutable; serves all threads.
 *
 * <p>Source: Lerch, An Introduction to Audio Content Analysis, Wiley 2012, section 3.3.6, here of the level in dB.
 */
public final class SpectralSlope implements Descriptor {
    private final int firstBin;
    private final int bins;
    private final double binHz;

    /** For signals of a rate in Hz and frames of N samples, over a band in Hz that holds two bins or more. */
    public SpectralSlope(int sampleRate, int frameSamples, double lowHz, double highHz) {
        this.binHz = (double) sampleRate / frameSamples;
        this.firstBin = (int) Math.ceil(Math.max(0, lowHz) / binHz);
        this.bins = (int) Math.floor(Math.min(sampleRate / 2.0, highHz) / binHz) + 1 - firstBin;
        if (bins < 2) {
            throw new IllegalArgumentException(
                    "lowHz and highHz must hold two bins or more, were " + lowHz + " and " + highHz);
        }
    }

    @Override
    public String name() {
        return "slope";
    }

    @Override
    public String unit() {
        return "dB/Hz";
    }

    @Override
    public String formula() {
        return "slope of the line that fits 10 log10 |X[k]|^2 best, low <= f[k] <= high";
    }

    @Override
    public String source() {
        return "Lerch 2012, of the level in dB";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] power = frame.power();
        double middle = (bins - 1) / 2.0;
        double sum = 0;
        for (int i = 0; i < bins; i++) {
            sum += (i - middle) * Decibels.ofPower(power[firstBin + i]);
        }
        double squares = bins * ((double) bins * bins - 1) / 12;
        out[at] = (float) (sum / squares / binHz);
    }
}
