package org.intone.feature;

import org.intone.signal.ChromaFilterBank;
import org.intone.signal.Frame;
import org.intone.signal.TuningEstimator;

/**
 * How strong each of the twelve pitch classes is, from C to B, whatever the octave.
 *
 * <pre>
 * v[c] = sum over k of W[c][k] |X[k]|^p,  p = 2 or 1;  chroma[c] = v[c] / max over c of v[c]
 * </pre>
 *
 * W as in {@link ChromaFilterBank}. With the tuning of {@link TuningEstimator}, or 0, equal to {@code librosa.feature.chroma_stft} 0.11:
 * of powers as it is called with samples, of magnitudes as notebooks call it with {@code S=abs(stft)} (within 1e-5). Silence gives 0.
 * Immutable; serves all threads.
 */
public final class Chroma implements Descriptor {
    private final ChromaFilterBank filters;
    private final boolean ofPower;

    private Chroma(ChromaFilterBank filters, boolean ofPower) {
        this.filters = filters;
        this.ofPower = ofPower;
    }

    /** Of the power spectrum; the filters must be made for the frame's size. */
    public static Chroma ofPower(ChromaFilterBank filters) {
        return new Chroma(filters, true);
    }

    /** Of the magnitude spectrum. */
    public static Chroma ofMagnitude(ChromaFilterBank filters) {
        return new Chroma(filters, false);
    }

    @Override
    public String name() {
        return "chroma";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public String formula() {
        return "sum over k of W[c][k] |X[k]|" + (ofPower ? "^2" : "") + ", divided by the largest c";
    }

    @Override
    public String source() {
        return "librosa.feature.chroma_stft; Ellis 2007";
    }

    @Override
    public int size() {
        return ChromaFilterBank.CLASSES;
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        filters.applyInto(ofPower ? frame.power() : frame.magnitude(), 0, out, at);
        normalise(out, at);
    }

    /** The chroma of spectra that were kept, T x 12: that of frame t is {@code spectra[from + t apart]} and on, N/2 + 1 values. */
    float[] of(float[] spectra, int from, int apart, int frames) {
        float[] values = filters.of(spectra, from, apart, frames);
        for (int t = 0; t < frames; t++) {
            normalise(values, t * ChromaFilterBank.CLASSES);
        }
        return values;
    }

    private static void normalise(float[] out, int at) {
        float largest = 0;
        for (int c = at; c < at + ChromaFilterBank.CLASSES; c++) {
            largest = Math.max(largest, out[c]);
        }
        for (int c = at; c < at + ChromaFilterBank.CLASSES; c++) {
            out[c] = largest < Float.MIN_NORMAL ? out[c] : out[c] / largest;
        }
    }
}
