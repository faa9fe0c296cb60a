package org.intone.feature;

import org.intone.signal.Frame;
import org.intone.signal.MelFilterBank;

/**
 * The power, or the magnitude, in each mel band of a frame.
 *
 * <pre>
 * P[t][m] = sum over k of W[m][k] |X[t][k]|^p,  m = 0 .. M-1,  p = 2 or 1
 * </pre>
 *
 * X as in {@link Frame}, W as in {@link MelFilterBank}. Equal to {@code librosa.feature.melspectrogram} 0.11 (within 1e-6 of the
 * peak) where {@code power} is p. Silence gives 0. Immutable; serves all threads.
 */
public final class MelSpectrogram implements Descriptor {
    private final MelFilterBank filters;
    private final boolean ofPower;

    private MelSpectrogram(MelFilterBank filters, boolean ofPower) {
        this.filters = filters;
        this.ofPower = ofPower;
    }

    /** Bands of the power spectrum; the filter bank must be made for the frame's size. */
    public static MelSpectrogram ofPower(MelFilterBank filters) {
        return new MelSpectrogram(filters, true);
    }

    /** Bands of the magnitude spectrum. */
    public static MelSpectrogram ofMagnitude(MelFilterBank filters) {
        return new MelSpectrogram(filters, false);
    }

    @Override
    public String name() {
        return "mel";
    }

    @Override
    public String unit() {
        return ofPower ? "power" : "magnitude";
    }

    @Override
    public String formula() {
        return "sum over k of W[m][k] |X[k]|" + (ofPower ? "^2" : "");
    }

    @Override
    public String source() {
        return "librosa.feature.melspectrogram; Slaney 1998";
    }

    @Override
    public int size() {
        return filters.bands();
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        if (ofPower) {
            frame.bandsInto(filters, out, at);
        } else {
            filters.applyInto(frame.magnitude(), out, at);
        }
    }
}
