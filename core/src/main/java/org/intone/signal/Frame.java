package org.intone.signal;

import java.util.Arrays;

/**
 * One frame of a signal at a time: its samples, and its spectrum for those who ask, computed once.
 *
 * <pre>
 * samples[n] = x[start(t) + n],  n = 0 .. N-1, padded as the {@link Framing} says
 * X[k] = sum over n of w[n] samples[n] exp(-2 pi i k n / N),  k = 0 .. N/2
 * spectrum[2k] = Re X[k], spectrum[2k + 1] = Im X[k];  power[k] = |X[k]|^2;  magnitude[k] = |X[k]|
 * </pre>
 *
 * The spectra are {@code librosa.stft}'s, checked against librosa 0.11 (within 1e-6 of the peak). All arrays belong to the frame,
 * must not be written to, and hold other values after the next {@link #seek}. The samples must be finite
 * ({@link Samples#finite}).
 *
 * <p>Holds scratch memory: one instance for each thread. Nothing is allocated for a frame, but by transforms of a size that is no
 * power of two.
 */
public final class Frame {
    private final Framing framing;
    private final Fft fft;
    private final float[] window;
    private final double[] preciseWindow;
    private final float[] samples;
    private final float[] windowed;
    private final float[] spectrum;
    private final float[] power;
    private final float[] magnitude;
    private final boolean suitsBatch;
    private FrameBatch batch;
    private long batchFrom;
    private long batchEnd;
    private float[] known;
    private long first;
    private long length;
    private long until;
    private boolean together;
    private long index;
    private int from;
    private int to;
    private boolean hasSamples;
    private boolean hasSpectrum;
    private boolean hasPower;
    private boolean hasMagnitude;

    /** Frames that lie wholly under the window. */
    public Frame(Framing framing, Window window) {
        this(framing, framing.frameSamples(), window);
    }

    /**
     * Frames with a window that is shorter than they and lies in their middle.
     *
     * @param framing with an even number of samples in a frame
     * @param windowSamples the length of the window, up to N
     * @param window its shape
     */
    public Frame(Framing framing, int windowSamples, Window window) {
        this(framing, windowSamples, window, false);
    }

    private Frame(Framing framing, int windowSamples, Window window, boolean precise) {
        int size = framing.frameSamples();
        if (windowSamples < 1 || windowSamples > size) {
            throw new IllegalArgumentException(
                    "windowSamples must be from 1 to frameSamples = " + size + ", was " + windowSamples);
        }
        this.framing = framing;
        this.fft = precise ? Fft.precise(size) : new Fft(size);
        this.preciseWindow = precise ? window.preciseValues(size) : null;
        this.window = new float[size];
        System.arraycopy(window.values(windowSamples), 0, this.window, (size - windowSamples) / 2, windowSamples);
        this.samples = new float[size];
        this.windowed = new float[size];
        this.spectrum = new float[size + 2];
        this.power = new float[fft.bins()];
        this.magnitude = new float[fft.bins()];
        this.suitsBatch = !precise && framing.hopSamples() <= size && FrameBatch.suits(size);
    }

    /** Frames that lie wholly under the window, with spectra of {@link Fft#precise}. */
    public static Frame precise(Framing framing, Window window) {
        return new Frame(framing, framing.frameSamples(), window, true);
    }

    /** How the frames are cut. */
    public Framing framing() {
        return framing;
    }

    /** The number of frequencies from 0 to half the sample rate: {@code N/2 + 1}. */
    public int bins() {
        return power.length;
    }

    /** Which frame this is, t. */
    public long index() {
        return index;
    }

    /** The first of the frame's samples that is the signal's own; those before are padding. */
    public int from() {
        return from;
    }

    /** Behind the last of the frame's samples that is the signal's own; {@link #from()} if none is. */
    public int to() {
        return to;
    }

    /** The N samples, without the window. */
    public float[] samples() {
        if (!hasSamples) {
            cut(framing.start(index), samples, samples.length);
            hasSamples = true;
        }
        return samples;
    }

    /** Real and imaginary parts in turn, N + 2 values. */
    public float[] spectrum() {
        if (!hasSpectrum) {
            if (together) {
                batch().spectrumInto((int) (index - batchFrom), spectrum);
            } else if (preciseWindow == null) {
                samples();
                for (int n = 0; n < window.length; n++) {
                    windowed[n] = samples[n] * window[n];
                }
                fft.forwardInto(windowed, spectrum);
            } else {
                fft.forwardInto(samples(), preciseWindow, spectrum);
            }
            hasSpectrum = true;
        }
        return spectrum;
    }

    /** The power in each bin, N/2 + 1 values. */
    public float[] power() {
        if (!hasPower) {
            if (together) {
                batch().powerInto((int) (index - batchFrom), power);
            } else {
                float[] x = spectrum();
                for (int k = 0; k < power.length; k++) {
                    power[k] = x[2 * k] * x[2 * k] + x[2 * k + 1] * x[2 * k + 1];
                }
            }
            hasPower = true;
        }
        return power;
    }

    /** Weighs the power by filters: M values to {@code out[at]} and on. */
    public void bandsInto(MelFilterBank filters, float[] out, int at) {
        if (together && batch().weighs(filters)) {
            batch().bandsInto((int) (index - batchFrom), out, at);
        } else {
            filters.applyInto(power(), out, at);
        }
    }

    /** The batch with this frame in it, and those behind it as far as they are known. */
    private FrameBatch batch() {
        if (index < batchFrom || index >= batchEnd) {
            int size = framing.frameSamples();
            int hop = framing.hopSamples();
            if (batch == null) {
                batch = new FrameBatch(hop, window);
            }
            int count = (int) Math.min(batch.lanes(), until - index);
            cut(framing.start(index), batch.samples(), (count - 1) * hop + size);
            batch.load(count);
            batchFrom = index;
            batchEnd = index + count;
        }
        return batch;
    }

    /** The magnitude in each bin, N/2 + 1 values. */
    public float[] magnitude() {
        if (!hasMagnitude) {
            float[] squares = power();
            for (int k = 0; k < squares.length; k++) {
                magnitude[k] = (float) Math.sqrt(squares[k]);
            }
            hasMagnitude = true;
        }
        return magnitude;
    }

    /** Goes to frame t of a whole signal, on its own. */
    public void seek(float[] signal, long t) {
        open(signal, 0, signal.length, t + 1);
        together = false;
        seek(t);
    }

    /**
     * Takes a whole signal, through which {@link #seek(long)} goes then: faster, since the spectra of neighbouring frames are
     * computed together. They are those of frames on their own but for rounding (1e-7 of the peak). The signal must stay as it is.
     */
    public void open(float[] signal) {
        open(signal, 0, signal.length, framing.frames(signal.length));
    }

    /**
     * Takes a signal of which only the end is known.
     *
     * @param known {@code known[i]} is sample {@code first + i}
     * @param first the first sample that is known and that the next frame may need
     * @param length the signal's length, or how much of it has come so far if no frame needs more
     * @param until behind the last frame that will be sought
     */
    void open(float[] known, long first, long length, long until) {
        this.known = known;
        this.first = first;
        this.length = length;
        this.until = until;
        together = suitsBatch;
        batchFrom = 0;
        batchEnd = 0;
    }

    /** How many frames are best known at once. */
    int framesTogether() {
        return suitsBatch ? FrameBatch.lanes(framing.frameSamples()) : 1;
    }

    /** Goes to frame t of the signal that was opened. */
    public void seek(long t) {
        long start = framing.start(t);
        int size = samples.length;
        index = t;
        from = (int) Math.min(size, Math.max(0, -start));
        to = (int) Math.max(from, Math.min(size, length - start));
        hasSamples = false;
        hasSpectrum = false;
        hasPower = false;
        hasMagnitude = false;
    }

    /** Fills {@code out} with so many samples from {@code start} on, padded where there are none. */
    private void cut(long start, float[] out, int count) {
        int begin = (int) Math.min(count, Math.max(0, -start));
        int end = (int) Math.max(begin, Math.min(count, length - start));
        if (end > begin) {
            System.arraycopy(known, (int) (start + begin - first), out, begin, end - begin);
        }
        if (framing.padding() == Padding.MIRROR && length > 0) {
            for (int n = 0; n < begin; n++) {
                out[n] = known[(int) (mirrored(start + n, length) - first)];
            }
            for (int n = end; n < count; n++) {
                out[n] = known[(int) (mirrored(start + n, length) - first)];
            }
        } else {
            Arrays.fill(out, 0, begin, 0);
            Arrays.fill(out, end, count, 0);
        }
    }

    /** The sample of a signal that stands at a place beyond its ends. */
    private static long mirrored(long place, long length) {
        if (length == 1) {
            return 0;
        }
        long turn = 2 * (length - 1);
        long within = Math.floorMod(place, turn);
        return within < length ? within : turn - within;
    }
}
