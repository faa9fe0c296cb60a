package org.intone.signal;

/**
 * Many spectra of real frames at once, back to the frames: what undoes {@link RealBatchFft}.
 *
 * <pre>
 * x[n] = 1/2 sum over all k of X[k] exp(2 pi i k n / N),  n = 0 .. N-1: N/2 times the frame, since whoever weighs the spectrum
 * can weigh that too
 * Z[k] = E + v D,  Z[N/2-k] = conj(E - v D),  z[n] = x[2n] + i x[2n+1]
 * E = (X[k] + conj X[N/2-k]) / 2,  D = X[k] - conj X[N/2-k],  v = i/2 exp(2 pi i k / N)
 * </pre>
 *
 * Real and imaginary parts change their roles within, which turns the transform round. Each spectrum is transformed alone, to the
 * bit. Holds the spectra: one instance for each thread; allocates nothing for a transform.
 */
final class InverseBatchFft {
    private final BatchFft half;
    private final float[] turnRe;
    private final float[] turnIm;
    private final float[] last;

    /** For up to {@code lanes} frames of N = {@code size} samples, a size that {@link RealBatchFft#suits}. */
    InverseBatchFft(int size, int lanes) {
        this.half = new BatchFft(size / 2, lanes);
        this.turnRe = new float[size / 4 + 1];
        this.turnIm = new float[size / 4 + 1];
        for (int k = 0; k <= size / 4; k++) {
            turnRe[k] = (float) (-0.5 * Math.sin(2 * Math.PI * k / size));
            turnIm[k] = (float) (0.5 * Math.cos(2 * Math.PI * k / size));
        }
        this.last = new float[lanes];
    }

    /** The row that takes the real part of bin k of every spectrum, k from 0 to N/2, before a transform. */
    float[] re(int k) {
        return k == half.size() ? last : half.im(k);
    }

    /** The row that takes the imaginary part of bin k, k from 1 to N/2 - 1; those of the first and the last bin count as 0. */
    float[] im(int k) {
        return half.re(k);
    }

    /** Transforms the first {@code lanes} spectra, which are gone then. */
    void transform(int lanes) {
        int points = half.size();
        float[] re = half.im(0);
        float[] im = half.re(0);
        for (int i = 0; i < lanes; i++) {
            float first = re[i];
            re[i] = 0.5f * (first + last[i]);
            im[i] = 0.5f * (first - last[i]);
        }
        for (int k = 1; k <= points / 2; k++) {
            int back = points - k;
            LaneLoops.untangle(half.im(k), half.re(k), half.im(back), half.re(back), turnRe[k], turnIm[k], lanes);
        }
        half.transform(lanes);
    }

    /** Sample n of every frame, after a transform. */
    float[] sample(int n) {
        int row = half.rowOf(n / 2);
        return n % 2 == 0 ? half.im(row) : half.re(row);
    }
}
