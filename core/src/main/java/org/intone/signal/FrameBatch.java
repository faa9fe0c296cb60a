package org.intone.signal;

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
    /** Samples of all frames together: with spectra about 1 MB, most of a core's second cache. */
    private static final int SAMPLES = 1 << 17;

    private static final int MOST_LANES = 256;

    /** Floats of a line of the cache. Spectra lie an odd number of lines apart, or those of all frames would want the same place in it. */
    private static final int LINE = 16;

    private final int hopSamples;
    private final float[] window;
    private final int lanes;
    private final int bins;
    private final int stride;
    private final RealBatchFft fft;
    private final float[][] dealt;
    private final float[] powerRow;
    private float[] powers;
    private float[] spectra;
    private int count;
    private boolean hasPowers;
    private boolean hasSpectra;

    /** For frames under a window of an even number of samples that {@link #suits}. */
    FrameBatch(int hopSamples, float[] window) {
        int size = window.length;
        this.hopSamples = hopSamples;
        this.window = window;
        this.lanes = lanes(size);
        this.bins = size / 2 + 1;
        this.stride = ((bins + LINE - 1) / LINE | 1) * LINE;
        this.fft = new RealBatchFft(size, lanes);
        this.dealt = new float[Math.min(hopSamples, size)][lanes + (size - 1) / hopSamples];
        this.powerRow = new float[lanes];
    }

    /** Whether frames of a size can be transformed together. */
    static boolean suits(int frameSamples) {
        return RealBatchFft.suits(frameSamples) && lanes(frameSamples) > 1;
    }

    /** How many frames of a size there can be at once. */
    static int lanes(int frameSamples) {
        return Math.min(MOST_LANES, SAMPLES / frameSamples);
    }

    /** How many frames there can be at once. */
    int lanes() {
        return lanes;
    }

    /**
     * Transforms frames.
     *
     * @param samples the frames' samples, padding included: {@code (count - 1) * hop + N}
     * @param count the number of frames, up to {@link #lanes}
     */
    void load(float[] samples, int count) {
        this.count = count;
        hasPowers = false;
        hasSpectra = false;
        deal(samples);
        for (int n = 0; n < window.length; n++) {
            float[] row = fft.sample(n);
            System.arraycopy(dealt[n % hopSamples], n / hopSamples, row, 0, count);
            LaneLoops.scale(row, window[n], count);
        }
        fft.transform(count);
    }

    /** A few rows at a time, so that neither what is read nor what is written leaves the first cache. */
    private void deal(float[] samples) {
        int together = 16;
        for (int first = 0; first < dealt.length; first += together) {
            int end = Math.min(dealt.length, first + together);
            int columns = count + (window.length - 1) / hopSamples;
            for (int j = 0; j < columns; j++) {
                int at = j * hopSamples;
                int stop = Math.min(end, samples.length - at);
                for (int r = first; r < stop; r++) {
                    dealt[r][j] = samples[at + r];
                }
            }
        }
    }

    /** Fills the N/2 + 1 powers of frame i of those loaded. */
    void powerInto(int i, float[] power) {
        if (!hasPowers) {
            powers = powers == null ? new float[lanes * stride] : powers;
            for (int k = 0; k < bins; k++) {
                LaneLoops.power(fft.re(k), fft.im(k), powerRow, count);
                for (int t = 0; t < count; t++) {
                    powers[t * stride + k] = powerRow[t];
                }
            }
            hasPowers = true;
        }
        System.arraycopy(powers, i * stride, power, 0, bins);
    }

    /** Fills the N + 2 real and imaginary parts, in turn, of frame i of those loaded. */
    void spectrumInto(int i, float[] spectrum) {
        if (!hasSpectra) {
            spectra = spectra == null ? new float[2 * lanes * stride] : spectra;
            for (int k = 0; k < bins; k++) {
                scatter(fft.re(k), k);
                scatter(fft.im(k), stride + k);
            }
            hasSpectra = true;
        }
        int at = 2 * i * stride;
        for (int k = 0; k < bins; k++) {
            spectrum[2 * k] = spectra[at + k];
            spectrum[2 * k + 1] = spectra[at + stride + k];
        }
    }

    private void scatter(float[] row, int at) {
        for (int t = 0; t < count; t++) {
            spectra[2 * t * stride + at] = row[t];
        }
    }
}
