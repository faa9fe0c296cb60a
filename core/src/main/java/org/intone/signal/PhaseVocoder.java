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
    private static final int LEAST_DIVISOR = 16;

    private final int hopSamples;
    private final int bins;
    private final int lanes;
    private final FrameBatch read;
    private final OverlapAdd written;
    private final float[] phasorRe;
    private final float[] phasorIm;

    /** Where the output frames of a batch read: so many frames behind the first that was read, and so far on to the next. */
    private final int[] places;

    private final float[] shares;
    private final BinRows first;
    private final BinRows second;

    /**
     * Frames of {@code fftSize} samples, every quarter of that.
     *
     * @param fftSize a multiple of 16 that is a product of primes up to 13, at most 65,536
     */
    public PhaseVocoder(int fftSize) {
        if (fftSize % LEAST_DIVISOR != 0 || !FrameBatch.suits(fftSize)) {
            throw new IllegalArgumentException(
                    "fftSize must be a multiple of 16 of primes up to 13, at most 65,536, was " + fftSize);
        }
        float[] window = Window.HANN.values(fftSize);
        this.hopSamples = fftSize / OVERLAP;
        this.bins = fftSize / 2 + 1;
        this.read = new FrameBatch(hopSamples, window);
        this.written = new OverlapAdd(window);
        this.lanes = read.lanes();
        this.phasorRe = new float[bins];
        this.phasorIm = new float[bins];
        this.places = new int[lanes];
        this.shares = new float[lanes];
        this.first = new BinRows(lanes);
        this.second = new BinRows(lanes);
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
        int frames = 1 + samples.length / hopSamples;
        written.begin(out);
        for (int t = 0; t * rate < frames; ) {
            int from = (int) (t * rate);
            int count = place(t, rate, frames, from);
            int last = places[count - 1] + 1;
            int known = Math.min(last + 1, frames - from);
            load(samples, from, known);
            for (int k = 0; k < bins; k += 2) {
                follow(k, Math.min(k + 1, bins - 1), t == 0, known, last + 1, count);
            }
            written.add(count);
            t += count;
        }
        written.finish();
        return out;
    }

    /** Finds where output frames from t on read, as many as need no frame beyond a batch from {@code from} on; returns their number. */
    private int place(int t, double rate, int frames, int from) {
        int count = 0;
        while (count < lanes && (t + count) * rate < frames) {
            double at = (t + count) * rate;
            int i = (int) at;
            if (i - from + 1 >= lanes) {
                break;
            }
            places[count] = i - from;
            shares[count] = (float) (at - i);
            count++;
        }
        return count;
    }

    private void load(float[] samples, int from, int count) {
        float[] into = read.samples();
        int needed = (count - 1) * hopSamples + hopSamples * OVERLAP;
        long start = (long) from * hopSamples - hopSamples * OVERLAP / 2;
        int begin = (int) Math.min(needed, Math.max(0, -start));
        int end = (int) Math.max(begin, Math.min(needed, samples.length - start));
        Arrays.fill(into, 0, begin, 0);
        if (end > begin) {
            System.arraycopy(samples, (int) (start + begin), into, begin, end - begin);
        }
        Arrays.fill(into, end, needed, 0);
        read.load(count);
    }

    /** Two bins of a batch, since the turns of one wait for each other; the last one is its own neighbour. */
    private void follow(int k, int l, boolean begins, int known, int inputs, int outputs) {
        first.set(read.re(k), read.im(k), known, inputs);
        second.set(read.re(l), read.im(l), known, inputs);
        if (begins) {
            phasorRe[k] = first.firstRe();
            phasorIm[k] = first.firstIm();
            phasorRe[l] = second.firstRe();
            phasorIm[l] = second.firstIm();
        }
        float aRe = phasorRe[k];
        float aIm = phasorIm[k];
        float bRe = phasorRe[l];
        float bIm = phasorIm[l];
        float[] aOutRe = written.re(k);
        float[] aOutIm = written.im(k);
        float[] bOutRe = written.re(l);
        float[] bOutIm = written.im(l);
        for (int t = 0; t < outputs; t++) {
            int i = places[t];
            float share = shares[t];
            float a = (1 - share) * first.magnitude[i] + share * first.magnitude[i + 1];
            float b = (1 - share) * second.magnitude[i] + share * second.magnitude[i + 1];
            aOutRe[t] = a * aRe;
            aOutIm[t] = a * aIm;
            bOutRe[t] = b * bRe;
            bOutIm[t] = b * bIm;
            float aTurned = aRe * first.stepRe[i] - aIm * first.stepIm[i];
            float bTurned = bRe * second.stepRe[i] - bIm * second.stepIm[i];
            aIm = aRe * first.stepIm[i] + aIm * first.stepRe[i];
            bIm = bRe * second.stepIm[i] + bIm * second.stepRe[i];
            aRe = aTurned;
            bRe = bTurned;
        }
        keep(k, aRe, aIm);
        keep(l, bRe, bIm);
    }

    /** A phasor for the next batch; rounding, 1e-7 a frame, must not change its length over many of them. */
    private void keep(int k, float re, float im) {
        float inverse = 1 / (float) Math.sqrt(re * re + im * im);
        phasorRe[k] = re * inverse;
        phasorIm[k] = im * inverse;
    }
}
