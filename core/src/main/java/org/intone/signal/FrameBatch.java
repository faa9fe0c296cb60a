package org.intone.signal;

import java.util.function.IntFunction;

/**
 * The spectra of neighbouring frames, computed together by {@link RealBatchFft}: about half of the time of one after the other.
 *
 * <pre>
 * dealt[r][j] = x[start(t0) + j hop + r],  r = 0 .. hop - 1
 * sample n of frame t0 + i, under the window = w[n] dealt[n mod hop][n div hop + i]
 * </pre>
 *
 * Frames that overlap share their dealt samples. Holds the spectra of up to {@link #lanes} frames: one instance for each thread.
 */
final class FrameBatch {
    /** Samples of all frames together: with spectra about 1 MB, most of a core's second cache; twice as many gained nothing. */
    private static final int SAMPLES = 1 << 17;

    private static final int MOST_LANES = 256;

    /** Rows that are dealt or gathered at once; the place behind the last bin is wide enough for the rest of them. */
    private static final int TOGETHER = 4;

    /** Floats of a line of the cache. Spectra lie an odd number of lines apart, or those of all frames would want the same place in it. */
    private static final int LINE = 16;

    private final int hopSamples;
    private final float[] window;
    private final int lanes;
    private final int bins;
    private final int stride;
    private final RealBatchFft fft;
    private final float[] samples;
    private final float[][] dealt;
    private final float[][] powerRows;
    private float[] powers;
    private float[] spectra;
    private int count;
    private boolean hasPowers;
    private boolean hasSpectra;
    private MelFilterBank filters;
    private BandRows bandRows;
    private float[][] bands;
    private int bandStride;
    private float[] bandsOfFrames;
    private boolean hasBands;

    /** For frames under a window of an even number of samples that {@link #suits}. */
    FrameBatch(int hopSamples, float[] window) {
        int size = window.length;
        this.hopSamples = hopSamples;
        this.window = window;
        this.lanes = lanes(size);
        this.bins = size / 2 + 1;
        this.stride = stride(bins);
        this.fft = new RealBatchFft(size, lanes);
        int rows = (Math.min(hopSamples, size) + TOGETHER - 1) / TOGETHER * TOGETHER;
        this.dealt = new float[rows][lanes + (size - 1) / hopSamples];
        this.samples = new float[lanes * hopSamples + size + rows];
        this.powerRows = new float[TOGETHER][lanes];
    }

    /** Whether frames of a size can be transformed together. */
    static boolean suits(int frameSamples) {
        return RealBatchFft.suits(frameSamples) && lanes(frameSamples) > 1;
    }

    /** How many frames of a size there can be at once. */
    static int lanes(int frameSamples) {
        return Math.min(MOST_LANES, SAMPLES / frameSamples);
    }

    /** Values of a frame, and a few behind them, so that those of all frames lie an odd number of lines apart. */
    private static int stride(int values) {
        return ((values + LINE - 1) / LINE | 1) * LINE;
    }

    /** How many frames there can be at once. */
    int lanes() {
        return lanes;
    }

    /** Takes the frames' samples before {@link #load}, padding included: {@code (count - 1) * hop + N} of them count. */
    float[] samples() {
        return samples;
    }

    /**
     * Transforms frames.
     *
     * @param count the number of frames, up to {@link #lanes}
     */
    void load(int count) {
        this.count = count;
        hasPowers = false;
        hasSpectra = false;
        hasBands = false;
        deal();
        for (int n = 0; n < window.length; n++) {
            float[] row = fft.sample(n);
            System.arraycopy(dealt[n % hopSamples], n / hopSamples, row, 0, count);
            LaneLoops.scale(row, window[n], count);
        }
        fft.transform(count);
    }

    /** What lies behind the last frame's samples is dealt too, where a row needs it or not, and never read. */
    private void deal() {
        int columns = count + (window.length - 1) / hopSamples;
        for (int r = 0; r < dealt.length; r += TOGETHER) {
            LaneLoops.deal(samples, r, hopSamples, dealt[r], dealt[r + 1], dealt[r + 2], dealt[r + 3], 0, columns);
        }
    }

    /** Fills the N/2 + 1 powers of frame i of those loaded. */
    void powerInto(int i, float[] power) {
        if (!hasPowers) {
            powers = powers == null ? new float[lanes * stride] : powers;
            gather(this::power, powers, 0, stride);
            hasPowers = true;
        }
        System.arraycopy(powers, i * stride, power, 0, bins);
    }

    /** Whether {@link #bandsInto} takes these filters: the first that are asked about, and no others. */
    boolean weighs(MelFilterBank wanted) {
        if (filters == null) {
            filters = wanted;
            bandRows = new BandRows(wanted);
            bands = new float[bandRows.bands()][lanes];
            bandStride = stride(bands.length);
            bandsOfFrames = new float[lanes * bandStride];
        }
        return filters == wanted;
    }

    /** Fills the powers of frame i of those loaded in the bands of filters that it {@link #weighs}. */
    void bandsInto(int i, float[] out, int at) {
        if (!hasBands) {
            bandRows.applyInto(fft, bands, count);
            int last = bands.length - 1;
            for (int m = 0; m <= last; m += TOGETHER) {
                float[] b = bands[Math.min(m + 1, last)];
                float[] c = bands[Math.min(m + 2, last)];
                float[] d = bands[Math.min(m + 3, last)];
                LaneLoops.gather(bands[m], b, c, d, bandsOfFrames, m, bandStride, count);
            }
            hasBands = true;
        }
        System.arraycopy(bandsOfFrames, i * bandStride, out, at, bands.length);
    }

    /** Fills the N + 2 real and imaginary parts, in turn, of frame i of those loaded. */
    void spectrumInto(int i, float[] spectrum) {
        if (!hasSpectra) {
            spectra = spectra == null ? new float[2 * lanes * stride] : spectra;
            gather(fft::re, spectra, 0, 2 * stride);
            gather(fft::im, spectra, stride, 2 * stride);
            hasSpectra = true;
        }
        int at = 2 * i * stride;
        for (int k = 0; k < bins; k++) {
            spectrum[2 * k] = spectra[at + k];
            spectrum[2 * k + 1] = spectra[at + stride + k];
        }
    }

    /** The real parts of bin k of all frames loaded; not to be written to. */
    float[] re(int k) {
        return fft.re(k);
    }

    /** The imaginary parts of bin k of all frames loaded; not to be written to. */
    float[] im(int k) {
        return fft.im(k);
    }

    private float[] power(int k) {
        float[] row = powerRows[k % TOGETHER];
        LaneLoops.power(fft.re(k), fft.im(k), row, count);
        return row;
    }

    /** Bin k of frame t, from a row for each bin, to {@code out[at + t apart + k]}; behind the last bin it stands again. */
    private void gather(IntFunction<float[]> rows, float[] out, int at, int apart) {
        int last = bins - 1;
        for (int k = 0; k < bins; k += TOGETHER) {
            float[] a = rows.apply(k);
            float[] b = rows.apply(Math.min(k + 1, last));
            float[] c = rows.apply(Math.min(k + 2, last));
            float[] d = rows.apply(Math.min(k + 3, last));
            LaneLoops.gather(a, b, c, d, out, at + k, apart, count);
        }
    }
}
