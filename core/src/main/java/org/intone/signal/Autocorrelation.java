package org.intone.signal;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * How alike a frame is to itself, shifted.
 *
 * <pre>
 * r[k] = sum over n of x[n] x[n + k],  n = 0 .. N-1-k,  k = 0 .. maxLag
 * </pre>
 *
 * By a Fourier transform in double precision, long enough that nothing wraps around; within 1e-12 of r[0] of the sum above,
 * which is the check. Silence gives 0, and a NaN in the frame makes every r NaN. Holds scratch memory: one instance for each
 * thread. Nothing is allocated for a frame.
 */
public final class Autocorrelation {
    private final int frameSamples;
    private final int maxLag;
    private final int size;
    private final DoubleFFT_1D plan;
    private final double[] packed;

    /** For frames of N = {@code frameSamples} and lags from 0 to {@code maxLag}, less than N. */
    public Autocorrelation(int frameSamples, int maxLag) {
        if (frameSamples < 1 || maxLag < 0 || maxLag >= frameSamples) {
            throw new IllegalArgumentException(
                    "maxLag must be from 0 to frameSamples - 1, was " + maxLag + " of " + frameSamples + " samples");
        }
        this.frameSamples = frameSamples;
        this.maxLag = maxLag;
        this.size = Math.max(2, Integer.highestOneBit(2 * (frameSamples + maxLag) - 1));
        this.plan = new DoubleFFT_1D(size);
        this.packed = new double[size];
    }

    /** The largest lag. */
    public int maxLag() {
        return maxLag;
    }

    /**
     * Correlates one frame.
     *
     * @param frame N samples or more, of which the first N count, left as they are
     * @param r maxLag + 1 values or more, of which the first are filled
     */
    public void applyInto(double[] frame, double[] r) {
        System.arraycopy(frame, 0, packed, 0, frameSamples);
        Arrays.fill(packed, frameSamples, size, 0);
        plan.realForward(packed);
        packed[0] *= packed[0];
        packed[1] *= packed[1];
        for (int k = 2; k < size; k += 2) {
            packed[k] = packed[k] * packed[k] + packed[k + 1] * packed[k + 1];
            packed[k + 1] = 0;
        }
        plan.realInverse(packed, true);
        System.arraycopy(packed, 0, r, 0, maxLag + 1);
    }
}
