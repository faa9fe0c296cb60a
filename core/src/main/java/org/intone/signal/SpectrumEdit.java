package org.intone.signal;

/**
 * Changes a signal's short-time spectrum, frame by frame, and puts the frames together again.
 *
 * <pre>
 * y[n] = sum over t of w[n - tH] x'[t][n - tH] / sum over t of w[n - tH]^2,  w Hann of N samples,  H = N / 4
 * x'[t] = inverse transform of what the editor leaves of X[t]
 * </pre>
 *
 * <p>An editor that changes nothing leaves the signal but for rounding. Source: D. Griffin and J. Lim, Signal estimation from modified
 * short-time Fourier transform, IEEE TASSP 32, 1984.
 */
public final class SpectrumEdit {
    /** How many frames cover a sample. */
    public static final int OVERLAP = 4;

    private SpectrumEdit() {}

    /** Changes one frame's spectrum in place. */
    @FunctionalInterface
    public interface Editor {
        /**
         * Changes a frame.
         *
         * @param t the frame, whose middle is sample {@code t N / 4}
         * @param spectrum real and imaginary parts in turn, N + 2 values
         */
        void edit(int t, float[] spectrum);
    }

    /** A new signal of the same length; {@code fftSize} N is a multiple of 4. */
    public static float[] apply(float[] samples, int fftSize, Editor editor) {
        int hopSamples = fftSize / OVERLAP;
        Stft stft = new Stft(fftSize, hopSamples, Window.HANN);
        Fft fft = new Fft(fftSize);
        float[] spectrum = new float[2 * stft.bins()];
        float[] frame = new float[fftSize];
        float[] window = Window.HANN.values(fftSize);
        float[] out = new float[samples.length];
        float[] weight = new float[samples.length];
        for (int t = 0; t < stft.frames(samples.length); t++) {
            stft.spectrumInto(samples, t, spectrum);
            editor.edit(t, spectrum);
            fft.inverseInto(spectrum, frame);
            long start = (long) t * hopSamples - fftSize / 2;
            int to = (int) Math.min(frame.length, samples.length - start);
            for (int n = (int) Math.max(0, -start); n < to; n++) {
                int at = (int) (start + n);
                out[at] += frame[n] * window[n];
                weight[at] += window[n] * window[n];
            }
        }
        for (int n = 0; n < out.length; n++) {
            out[n] = weight[n] > 0 ? out[n] / weight[n] : samples[n];
        }
        return out;
    }
}
