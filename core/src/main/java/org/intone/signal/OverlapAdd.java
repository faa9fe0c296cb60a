package org.intone.signal;

import java.util.Arrays;

/**
 * Signals from the spectra of frames that overlap by three quarters, many frames at once: the way back from {@link FrameBatch}.
 *
 * <pre>
 * y[n] = sum over t of w[m] z_t[m] / sum over t of w[m]^2,  m = n + N/2 - t hop,  z_t = the inverse transform of frame t
 * dealt[r][j] = sum over q of w[r + q hop] z_{j - q}[r + q hop],  r = 0 .. hop - 1: the sample r of block j, which begins at j hop - N/2
 * </pre>
 *
 * What no frame reaches is 0. Holds scratch memory: one instance for each thread. Nothing is allocated for a frame.
 *
 * <p>Source: Griffin and Lim, Signal estimation from modified short-time Fourier transform, IEEE TASSP 32, 1984, equation 6.
 */
final class OverlapAdd {
    private static final int OVERLAP = 4;
    private static final int LATER = OVERLAP - 1;
    private static final float LEAST_WEIGHT = 1e-8f;

    /** Floats of a line of the cache: blocks lie one more of them apart than they are long, or all would want the same place in it. */
    private static final int LINE = 16;

    /** Rows that are dealt or gathered at once. */
    private static final int TOGETHER = 4;

    private final int size;
    private final int hop;
    private final int lanes;
    private final float[] squares;
    private final float[] weights;
    private final InverseBatchFft fft;
    private final float[] noImaginary;
    private final float[][] shifted;
    private final float[][] dealt;
    private final float[] blocks;
    private float[] out;
    private int added;

    /** For frames of a multiple of 16 samples that {@link FrameBatch#suits}, under the same window as their analysis. */
    OverlapAdd(float[] window) {
        this.size = window.length;
        this.hop = size / OVERLAP;
        this.lanes = FrameBatch.lanes(size);
        this.squares = new float[size];
        this.weights = new float[size];
        for (int n = 0; n < size; n++) {
            squares[n] = window[n] * window[n];
        }
        for (int n = 0; n < size; n++) {
            // The transform gives N/2 times the frame; where four frames overlap, the sum of squares is the same in
            // every block.
            weights[n] = window[n] * 2 / size / weight(n % hop, 0, LATER);
        }
        this.fft = new InverseBatchFft(size, lanes);
        this.noImaginary = new float[lanes];
        this.shifted = new float[OVERLAP][lanes + LATER];
        this.dealt = new float[hop][lanes + LATER];
        this.blocks = new float[(lanes + LATER) * (hop + LINE)];
    }

    /** The sum of the squared window at sample r of a block that the {@code first}-th to {@code last}-th quarter of frames reach. */
    private float weight(int r, int first, int last) {
        float sum = 0;
        for (int q = first; q <= last; q++) {
            sum += squares[r + q * hop];
        }
        return sum;
    }

    /** How many frames there can be at once. */
    int lanes() {
        return lanes;
    }

    /** The row that takes the real part of bin k of every frame, k from 0 to N/2, before {@link #add}. */
    float[] re(int k) {
        return fft.re(k);
    }

    /** The row that takes the imaginary part of bin k of every frame; those of the first and the last bin count as 0. */
    float[] im(int k) {
        return k == size / 2 ? noImaginary : fft.im(k);
    }

    /** Starts a signal, which goes to {@code signal} as far as it has room: N/2 samples of the first frame lie before its beginning. */
    void begin(float[] signal) {
        out = signal;
        added = 0;
        for (float[] row : dealt) {
            Arrays.fill(row, 0);
        }
    }

    /** Takes the next frames, which are gone then: up to {@link #lanes}. */
    void add(int frames) {
        fft.transform(frames);
        overlap(frames);
        gather(frames);
        for (int j = 0; j < frames; j++) {
            pass(j, added + frames);
        }
        for (float[] row : dealt) {
            System.arraycopy(row, frames, row, 0, LATER);
            Arrays.fill(row, LATER, row.length, 0);
        }
        added += frames;
    }

    /** Ends the signal. */
    void finish() {
        gather(LATER);
        for (int j = 0; j < LATER; j++) {
            pass(j, added);
        }
        // Vocoders are kept for the next signal, which may be long in coming.
        out = null;
    }

    /** Each quarter of the frames is moved to the blocks that it reaches first, since loops over rows index all of them alike. */
    private void overlap(int frames) {
        for (float[] row : shifted) {
            Arrays.fill(row, 0);
        }
        float[] a = shifted[0];
        float[] b = shifted[1];
        float[] c = shifted[2];
        float[] d = shifted[LATER];
        int count = frames + LATER;
        for (int r = 0; r < hop; r++) {
            for (int q = 0; q < OVERLAP; q++) {
                System.arraycopy(fft.sample(r + q * hop), 0, shifted[q], q, frames);
            }
            float[] sum = dealt[r];
            LaneLoops.addProducts(sum, sum, a, weights[r], b, weights[r + hop], count);
            LaneLoops.addProducts(sum, sum, c, weights[r + 2 * hop], d, weights[r + LATER * hop], count);
        }
    }

    private void gather(int count) {
        for (int r = 0; r < hop; r += TOGETHER) {
            LaneLoops.gather(dealt[r], dealt[r + 1], dealt[r + 2], dealt[r + 3], blocks, r, hop + LINE, count);
        }
    }

    /** Writes a block of those gathered; near the ends, where fewer than four frames overlap, by the weight of those. */
    private void pass(int place, int frames) {
        int block = added + place;
        int at = place * (hop + LINE);
        if (block < LATER || block >= frames) {
            int first = Math.max(0, block - frames + 1);
            int last = Math.min(LATER, block);
            for (int r = 0; r < hop; r++) {
                float weight = weight(r, first, last);
                blocks[at + r] = weight > LEAST_WEIGHT ? blocks[at + r] * (weight(r, 0, LATER) / weight) : 0;
            }
        }
        int start = block * hop - size / 2;
        int from = Math.max(0, -start);
        int to = Math.min(hop, out.length - start);
        if (from < to) {
            System.arraycopy(blocks, at + from, out, start + from, to - from);
        }
    }
}
