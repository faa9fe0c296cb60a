package org.intone.feature;

import org.intone.signal.Frame;

/**
 * Where the middle of the spectrum lies: what sounds bright has a high one.
 *
 * <pre>
 * c = sum over k of f[k] |X[k]| / sum over k of |X[k]|,  f[k] = k sampleRate / N
 * </pre>
 *
 * Silence gives 0. Equal to {@code librosa.feature.spectral_centroid} 0.11 (within 1e-5 of the peak). Immutable; serves all
 * threads.
 */
public final class SpectralCentroid implements Descriptor {
    private final double binHz;

    /** For signals of a rate in Hz and frames of N samples. */
    public SpectralCentroid(int sampleRate, int frameSamples) {
        this.binHz = (double) sampleRate / frameSamples;
    }

    @Override
    public String name() {
        return "centroid";
    }

    @Override
    public String unit() {
        return "Hz";
    }

    @Override
    public String formula() {
        return "sum over k of f[k] |X[k]| / sum over k of |X[k]|";
    }

    @Override
    public String source() {
        return "librosa.feature.spectral_centroid";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        out[at] = (float) centroidHz(frame.magnitude(), binHz);
    }

    /** The centroid of magnitudes; 0 of silence. */
    static double centroidHz(float[] magnitude, double binHz) {
        double sum = 0;
        double moment = 0;
        for (int k = 0; k < magnitude.length; k++) {
            sum += magnitude[k];
            moment += (double) k * magnitude[k];
        }
        return sum < Float.MIN_NORMAL ? 0 : moment / sum * binHz;
    }
}
