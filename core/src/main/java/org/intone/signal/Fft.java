package org.intone.signal;

import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * The discrete Fourier transform of a real frame, and back.
 *
 * <pre>
 * X[k] = sum over n of x[n] exp(-2 pi i k n / N),  k = 0 .. N/2
 * x[n] = 1/N sum over all k of X[k] exp(2 pi i k n / N)
 *
 * spectrum[2k] = Re X[k], spectrum[2k + 1] = Im X[k],  N + 2 values
 * </pre>
 *
 * Over JTransforms, in single precision, or in double precision within and single precision without ({@link #precise}): rounding of the
 * frame's peak then does not drown what lies 120 dB below it. Any even size, fastest where it is a power of two. Checked against
 * the sum above.
 * Holds scratch memory: one instance for each thread. Its methods allocate nothing where the size is a power of two.
 */
public final class Fft {
    private final int size;
    private final FloatFFT_1D plan;
    private final DoubleFFT_1D precisePlan;
    private final float[] packed;
    private final double[] precisePacked;

    /** Makes the tables for frames of {@code size} samples, an even number. */
    public Fft(int size) {
        this(size, false);
    }

    private Fft(int size, boolean precise) {
        if (size < 2 || size % 2 != 0) {
            throw new IllegalArgumentException("size must be even and 2 or more, was " + size);
        }
        this.size = size;
        this.plan = precise ? null : new FloatFFT_1D(size);
        this.precisePlan = precise ? new DoubleFFT_1D(size) : null;
        this.packed = new float[size];
        this.precisePacked = new double[precise ? size : 0];
    }

    /** A transform in double precision of frames of {@code size} samples, about as fast as the other. */
    public static Fft precise(int size) {
        return new Fft(size, true);
    }

    /** The number of samples in a frame. */
    public int size() {
        return size;
    }

    /** The number of frequencies from 0 to half the sample rate: {@code size / 2 + 1}. */
    public int bins() {
        return size / 2 + 1;
    }

    /**
     * Transforms a frame.
     *
     * @param frame N samples, left as they are
     * @param spectrum N + 2 values, filled
     */
    public void forwardInto(float[] frame, float[] spectrum) {
        transform(frame);
        System.arraycopy(packed, 0, spectrum, 0, size);
        // JTransforms keeps the real value at half the rate where the always zero Im X[0] would be.
        spectrum[size] = packed[1];
        spectrum[size + 1] = 0;
        spectrum[1] = 0;
    }

    /**
     * Transforms a frame under a window, in double precision from their product on; of a {@link #precise} transform only.
     *
     * @param frame N samples, left as they are
     * @param window N weights
     * @param spectrum N + 2 values, filled
     */
    void forwardInto(float[] frame, double[] window, float[] spectrum) {
        for (int n = 0; n < size; n++) {
            precisePacked[n] = frame[n] * window[n];
        }
        precisePlan.realForward(precisePacked);
        unpackInto(spectrum);
    }

    /**
     * Transforms a spectrum back.
     *
     * @param spectrum N + 2 values as {@link #forwardInto} gives them, left as they are; the imaginary parts of the first
     *     and the last bin are taken as 0
     * @param frame N samples, filled
     */
    public void inverseInto(float[] spectrum, float[] frame) {
        System.arraycopy(spectrum, 0, frame, 0, size);
        frame[1] = spectrum[size];
        if (precisePlan == null) {
            plan.realInverse(frame, true);
            return;
        }
        for (int n = 0; n < size; n++) {
            precisePacked[n] = frame[n];
        }
        precisePlan.realInverse(precisePacked, true);
        for (int n = 0; n < size; n++) {
            frame[n] = (float) precisePacked[n];
        }
    }

    /**
     * The power of each bin.
     *
     * <pre>power[k] = |X[k]|^2</pre>
     *
     * @param frame N samples, left as they are
     * @param power N/2 + 1 values, filled
     */
    public void powerInto(float[] frame, float[] power) {
        transform(frame);
        int half = size / 2;
        power[0] = packed[0] * packed[0];
        power[half] = packed[1] * packed[1];
        for (int k = 1; k < half; k++) {
            float re = packed[2 * k];
            float im = packed[2 * k + 1];
            power[k] = re * re + im * im;
        }
    }

    private void transform(float[] frame) {
        if (precisePlan == null) {
            System.arraycopy(frame, 0, packed, 0, size);
            plan.realForward(packed);
            return;
        }
        for (int n = 0; n < size; n++) {
            precisePacked[n] = frame[n];
        }
        precisePlan.realForward(precisePacked);
        for (int n = 0; n < size; n++) {
            packed[n] = (float) precisePacked[n];
        }
    }

    private void unpackInto(float[] spectrum) {
        for (int n = 0; n < size; n++) {
            spectrum[n] = (float) precisePacked[n];
        }
        spectrum[size] = spectrum[1];
        spectrum[size + 1] = 0;
        spectrum[1] = 0;
    }
}
