package org.intone.signal;

import java.util.Arrays;

/**
 * Makes sound longer or shorter and leaves its pitch: Fourier frames are read at another speed than they are written.
 *
 * <pre>
 * output frame t reads at s = t rate;  i = floor(s), a = s - i
 * |Y[t][k]| = (1 - a) |X[i][k]| + a |X[i+1][k]|
 * arg Y[t+1][k] = arg Y[t][k] + arg X[i+1][k] - arg X[i][k],  arg Y[0] = arg X[0]
 * </pre>
 *
 * Frames are added under a Hann window and divided by the sum of its squares. This is {@code librosa.effects.time_stretch} with
 * 2,048 samples every 512, checked against librosa 0.11: magnitudes of its spectra within 0.3 % of the peak. The usual unwrapping of phases adds whole
 * turns only, so unit phasors take its place and no angle is computed, in single precision. Silence stays silence.
 *
 * <p>Holds scratch memory: one instance for each thread. Nothing is allocated for a frame. The samples must be finite.
 *
 * <p>Source: Flanagan and Golden, Phase vocoder, Bell System Technical Journal 45, 1966.
 */
public final class PhaseVocoder {
    private static final int OVERLAP = 4;
    private static final float LEAST_WEIGHT = 1e-8f;

    /** Added where only its sign and direction count, so that the direction of 0 is 1; far below what rounding leaves of a sound. */
    private static final float NUDGE = 1e-18f;

    private static final float LEAST_SQUARE = 1e-37f;
    private static final float SILENT_LENGTH = (float) Math.sqrt(NUDGE * NUDGE + LEAST_SQUARE);

    /** Too little to change a phasor of length 1, and 1 after normalising where there is none. */
    private static final float UNIT_NUDGE = 1e-15f;

    private final Fft fft;
    private final Stft stft;
    private final int hopSamples;
    private final float[] window;
    private final float[] windowSquared;
    private final float[] frame;
    private final float[] spectrum;
    private final float[] sum;
    private final float[] weight;
    private final float[] phasorRe;
    private final float[] phasorIm;
    private Polar now;
    private Polar next;

    /** Frames of {@code fftSize} samples, every quarter of that. */
    public PhaseVocoder(int fftSize) {
        this.hopSamples = fftSize / OVERLAP;
        this.fft = new Fft(fftSize);
        this.stft = new Stft(fftSize, hopSamples, Window.HANN);
        this.window = Window.HANN.values(fftSize);
        this.windowSquared = new float[fftSize];
        for (int n = 0; n < fftSize; n++) {
            windowSquared[n] = window[n] * window[n];
        }
        this.frame = new float[fftSize];
        this.spectrum = new float[fftSize + 2];
        this.sum = new float[fftSize];
        this.weight = new float[fftSize];
        this.phasorRe = new float[fft.bins()];
        this.phasorIm = new float[fft.bins()];
        this.now = new Polar(fft.bins());
        this.next = new Polar(fft.bins());
    }

    /**
     * One frame's magnitudes and directions; the direction of 0 is 1. Real and imaginary parts lie apart, since loops over
     * them become vector instructions then.
     */
    private static final class Polar {
        private final float[] magnitude;
        private final float[] re;
        private final float[] im;

        Polar(int bins) {
            magnitude = new float[bins];
            re = new float[bins];
            im = new float[bins];
        }

        void set(float[] spectrum) {
            for (int k = 0; k < re.length; k++) {
                re[k] = spectrum[2 * k];
                im[k] = spectrum[2 * k + 1];
            }
            for (int k = 0; k < re.length; k++) {
                float x = re[k] + NUDGE;
                float y = im[k];
                float length = (float) Math.sqrt(x * x + y * y + LEAST_SQUARE);
                float inverse = 1 / length;
                // What the nudge alone makes of silence is silence.
                magnitude[k] = length - SILENT_LENGTH;
                re[k] = x * inverse;
                im[k] = y * inverse;
            }
        }
    }

    /**
     * Stretches a signal.
     *
     * @param samples any number of them
     * @param rate how much faster the result runs: 2 halves the length, 0.5 doubles it; above 0
     * @return {@code round(samples / rate)} samples
     */
    public float[] stretch(float[] samples, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate must be above 0, was " + rate);
        }
        float[] out = new float[Math.toIntExact(Math.round(samples.length / rate))];
        Arrays.fill(sum, 0);
        Arrays.fill(weight, 0);
        int frames = stft.frames(samples.length);
        int read = 0;
        readInto(samples, 0, now);
        readInto(samples, 1, next);
        System.arraycopy(now.re, 0, phasorRe, 0, phasorRe.length);
        System.arraycopy(now.im, 0, phasorIm, 0, phasorIm.length);
        int t = 0;
        for (; t * rate < frames; t++) {
            int i = (int) (t * rate);
            if (i == read + 1) {
                swap();
                readInto(samples, i + 1, next);
            } else if (i > read) {
                readInto(samples, i, now);
                readInto(samples, i + 1, next);
            }
            read = i;
            synthesize((float) (t * rate - i));
            add(out, t);
            turn();
        }
        pass(out, (long) t * hopSamples - frame.length / 2, frame.length);
        return out;
    }

    private void swap() {
        Polar spare = now;
        now = next;
        next = spare;
    }

    private void readInto(float[] samples, int t, Polar polar) {
        if (t < stft.frames(samples.length)) {
            stft.spectrumInto(samples, t, spectrum);
        } else {
            Arrays.fill(spectrum, 0);
        }
        polar.set(spectrum);
    }

    /** The output frame between the two that were read, {@code a} of the way to the second. */
    private void synthesize(float a) {
        float[] first = now.magnitude;
        float[] second = next.magnitude;
        for (int k = 0; k < phasorRe.length; k++) {
            float magnitude = (1 - a) * first[k] + a * second[k];
            spectrum[2 * k] = magnitude * phasorRe[k];
            spectrum[2 * k + 1] = magnitude * phasorIm[k];
        }
        fft.inverseInto(spectrum, frame);
    }

    /** Adds the frame to those that overlap it and passes on the samples that no later frame reaches. */
    private void add(float[] out, int t) {
        for (int n = 0; n < frame.length; n++) {
            sum[n] += frame[n] * window[n];
            weight[n] += windowSquared[n];
        }
        pass(out, (long) t * hopSamples - frame.length / 2, hopSamples);
    }

    private void pass(float[] out, long start, int count) {
        int from = (int) Math.max(0, -start);
        int to = (int) Math.min(count, out.length - start);
        for (int n = from; n < to; n++) {
            out[(int) start + n] = weight[n] > LEAST_WEIGHT ? sum[n] / weight[n] : 0;
        }
        int left = frame.length - count;
        System.arraycopy(sum, count, sum, 0, left);
        System.arraycopy(weight, count, weight, 0, left);
        Arrays.fill(sum, left, frame.length, 0);
        Arrays.fill(weight, left, frame.length, 0);
    }

    /** Turns each phasor by the angle from one frame that was read to the next; rounding must not change its length. */
    private void turn() {
        float[] nowRe = now.re;
        float[] nowIm = now.im;
        float[] nextRe = next.re;
        float[] nextIm = next.im;
        for (int k = 0; k < phasorRe.length; k++) {
            float stepRe = nextRe[k] * nowRe[k] + nextIm[k] * nowIm[k];
            float stepIm = nextIm[k] * nowRe[k] - nextRe[k] * nowIm[k];
            float re = phasorRe[k] * stepRe - phasorIm[k] * stepIm + UNIT_NUDGE;
            float im = phasorRe[k] * stepIm + phasorIm[k] * stepRe;
            float inverse = 1 / (float) Math.sqrt(re * re + im * im);
            phasorRe[k] = re * inverse;
            phasorIm[k] = im * inverse;
        }
    }
}
