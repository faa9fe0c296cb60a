package org.intone.feature;

import org.intone.signal.Frame;

/**
 * The spectrum itself as features.
 *
 * <pre>
 * magnitude: |X[k]|;  power: |X[k]|^2,  k = 0 .. N/2
 * complex:   Re X[0], Im X[0], Re X[1], Im X[1], .. Re X[N/2], Im X[N/2]
 * </pre>
 *
 * Equal to {@code librosa.stft} 0.11 (within 1e-6 of the peak). Silence gives 0. Immutable; serves all threads.
 */
public final class Spectrogram implements Descriptor {
    private enum Kind {
        MAGNITUDE,
        POWER,
        COMPLEX
    }

    private final Kind kind;
    private final int size;

    private Spectrogram(Kind kind, int size) {
        this.kind = kind;
        this.size = size;
    }

    /** N/2 + 1 magnitudes of frames of N samples. */
    public static Spectrogram magnitude(int frameSamples) {
        return new Spectrogram(Kind.MAGNITUDE, frameSamples / 2 + 1);
    }

    /** N/2 + 1 powers of frames of N samples. */
    public static Spectrogram power(int frameSamples) {
        return new Spectrogram(Kind.POWER, frameSamples / 2 + 1);
    }

    /** N + 2 real and imaginary parts in turn of frames of N samples. */
    public static Spectrogram complex(int frameSamples) {
        return new Spectrogram(Kind.COMPLEX, frameSamples + 2);
    }

    @Override
    public String name() {
        return "spectrum";
    }

    @Override
    public String unit() {
        return "magnitude";
    }

    @Override
    public String formula() {
        return "X[k] = sum over n of w[n] x[n] exp(-2 pi i k n / N)";
    }

    @Override
    public String source() {
        return "librosa.stft";
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] values =
                kind == Kind.MAGNITUDE ? frame.magnitude() : kind == Kind.POWER ? frame.power() : frame.spectrum();
        System.arraycopy(values, 0, out, at, size);
    }
}
