package org.intone.signal;

/**
 * The Fourier transforms of many real frames at once: {@link Fft} for a batch of them, in single precision.
 *
 * <pre>
 * X[k] = sum over n of x[n] exp(-2 pi i k n / N),  k = 0 .. N/2
 * z[n] = x[2n] + i x[2n+1], Z its transform of N/2 points:  X[k] = E + v D,  X[N/2-k] = conj(E - v D)
 * E = (Z[k] + conj Z[N/2-k]) / 2,  D = Z[k] - conj Z[N/2-k],  v = -i/2 exp(-2 pi i k / N)
 * </pre>
 *
 * Each frame is transformed alone: what stands in the others does not change a bit of it. Holds the frames: one instance for each
 * thread; allocates nothing for a transform.
 */
final class RealBatchFft {
    private final BatchFft half;
    private final float[] turnRe;
    private final float[] turnIm;
    private final float[] zeros;
    private final float[] last;

    /** For up to {@code lanes} frames of N = {@code size} samples, a size that {@link #suits}. */
    RealBatchFft(int size, int lanes) {
        this.half = new BatchFft(size / 2, lanes);
        this.turnRe = new float[size / 4 + 1];
        this.turnIm = new float[size / 4 + 1];
        for (int k = 0; k <= size / 4; k++) {
            turnRe[k] = (float) (-0.5 * Math.sin(2 * Math.PI * k / size));
            turnIm[k] = (float) (-0.5 * Math.cos(2 * Math.PI * k / size));
        }
        this.zeros = new float[lanes];
        this.last = new float[lanes];
    }

    /** Whether a size is even and its half a product of small primes. */
    static boolean suits(int size) {
        return size % 2 == 0 && BatchFft.suits(size / 2);
    }

    /** The row that takes sample n of every frame before a transform. */
    float[] sample(int n) {
        return n % 2 == 0 ? half.re(n / 2) : half.im(n / 2);
    }

    /** Transforms the first {@code lanes} frames; the samples are gone then. */
    void transform(int lanes) {
        half.transform(lanes);
        int points = half.size();
        float[] re = half.re(half.rowOf(0));
        float[] im = half.im(half.rowOf(0));
        for (int i = 0; i < lanes; i++) {
            last[i] = re[i] - im[i];
            re[i] = re[i] + im[i];
        }
        for (int k = 1; k <= points / 2; k++) {
            int a = half.rowOf(k);
            int b = half.rowOf(points - k);
            LaneLoops.untangle(half.re(a), half.im(a), half.re(b), half.im(b), turnRe[k], turnIm[k], lanes);
        }
    }

    /** The real parts of bin k of every frame, k from 0 to N/2. */
    float[] re(int k) {
        return k == half.size() ? last : half.re(half.rowOf(k));
    }

    /** The imaginary parts of bin k of every frame. */
    float[] im(int k) {
        return k == 0 || k == half.size() ? zeros : half.im(half.rowOf(k));
    }
}
