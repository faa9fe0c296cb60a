package org.intone.feature;

import org.intone.signal.Frame;

/**
 * How far the spectrum spreads around its centroid.
 *
 * <pre>
 * b = sqrt(sum over k of (f[k] - c)^2 |X[k]| / sum over k of |X[k]|),  c as in {@link SpectralCentroid}
 * </pre>
 *
 * Silence gives 0. Equal to {@code librosa.feature.spectral_bandwidth} 0.11 with {@code p=2} (within 5e-5 of the peak). Immutable;
 * serves all threads.
 */
public final class SpectralBandwidth implements Descriptor {
    private final double binHz;

    /** For signals of a rate in Hz and frames of N samples. */
    public SpectralBandwidth(int sampleRate, int frameSamples) {
        this.binHz = (double) sampleRate / frameSamples;
    }

    @Override
    public String name() {
        return "bandwidth";
    }

    @Override
    public String unit() {
        return "Hz";
    }

    @Override
    public String formula() {
        return "sqrt(sum over k of (f[k] - centroid)^2 |X[k]| / sum over k of |X[k]|)";
    }

    @Override
    public String source() {
        return "librosa.feature.spectral_bandwidth";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] magnitude = frame.magnitude();
        double centroid = SpectralCentroid.centroidHz(magnitude, binHz) / binHz;
        double sum = 0;
        double moment = 0;
        for (int k = 0; k < magnitude.length; k++) {
            double away = k - centroid;
            sum += magnitude[k];
            moment += away * away * magnitude[k];
        }
        out[at] = sum < Float.MIN_NORMAL ? 0 : (float) (Math.sqrt(moment / sum) * binHz);
    }
}
