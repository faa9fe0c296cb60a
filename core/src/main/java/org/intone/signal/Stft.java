package org.intone.signal;

import java.util.Arrays;

/**
 * The short-time Fourier transform, frame by frame.
 *
 * <pre>
 * X[t][k] = sum over n of w[n] x[t * hop + n - N/2] exp(-2 pi i k n / N),  t = 0 .. samples / hop,  k = 0 .. N/2
 * </pre>
 *
 * Frame t is centred on sample {@code t * hop}; samples outside the signal count as 0. This is {@code librosa.stft} with
 * {@code center=True, pad_mode="constant"}, checked against librosa 0.11 (within 1e-6 of the peak). A window shorter than
 * N lies in the middle of the frame, as there. The empty signal has one frame, of zeros.
 *
 * <p>Holds scratch memory: one instance for each thread. Nothing is allocated for a frame.
 */
public final class Stft {
    private final Fft fft;
    private final int hopSamples;
    private final float[] window;
    private final float[] frame;

    /** Frames of {@code fftSize} samples, all of them under the window. */
    public Stft(int fftSize, int hopSamples, Window window) {
        this(fftSize, fftSize, hopSamples, window);
    }

    /**
     * Frames with a window shorter than the transform.
     *
     * @param fftSize N, even
     * @param windowSamples the length of the window, up to N
     * @param hopSamples from one frame to the next
     */
    public Stft(int fftSize, int windowSamples, int hopSamples, Window window) {
        if (windowSamples < 1 || windowSamples > fftSize) {
            throw new IllegalArgumentException(
                    "windowSamples must be from 1 to fftSize = " + fftSize + ", was " + windowSamples);
        }
        if (hopSamples < 1) {
            throw new IllegalArgumentException("hopSamples must be 1 or more, was " + hopSamples);
        }
        this.fft = new Fft(fftSize);
        this.hopSamples = hopSamples;
        this.window = new float[fftSize];
        System.arraycopy(window.values(windowSamples), 0, this.window, (fftSize - windowSamples) / 2, windowSamples);
        this.frame = new float[fftSize];
    }

    /** The number of frequencies in a frame: N/2 + 1. */
    public int bins() {
        return fft.bins();
    }

    /** The number of frames of a signal: {@code 1 + samples / hopSamples}. */
    public int frames(int samples) {
        return 1 + samples / hopSamples;
    }

    /** Fills {@code power[k] = |X[t][k]|^2}, N/2 + 1 values. */
    public void powerInto(float[] signal, int t, float[] power) {
        cut(signal, t);
        fft.powerInto(frame, power);
    }

    /** Fills {@code magnitude[k] = |X[t][k]|}, N/2 + 1 values. */
    public void magnitudeInto(float[] signal, int t, float[] magnitude) {
        powerInto(signal, t, magnitude);
        for (int k = 0; k < bins(); k++) {
            magnitude[k] = (float) Math.sqrt(magnitude[k]);
        }
    }

    /** Fills real and imaginary parts in turn, N + 2 values, laid out as {@link Fft} says. */
    public void spectrumInto(float[] signal, int t, float[] spectrum) {
        cut(signal, t);
        fft.forwardInto(frame, spectrum);
    }

    private void cut(float[] signal, int t) {
        int size = frame.length;
        long start = (long) t * hopSamples - size / 2;
        int from = (int) Math.min(size, Math.max(0, -start));
        int to = (int) Math.max(from, Math.min(size, signal.length - start));
        Arrays.fill(frame, 0, from, 0f);
        Arrays.fill(frame, to, size, 0f);
        for (int n = from; n < to; n++) {
            frame[n] = signal[(int) (start + n)] * window[n];
        }
    }
}
