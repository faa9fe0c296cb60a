package org.intone.signal;

/**
 * The orthonormal discrete cosine transform of type II; only the first few outputs are computed.
 *
 * <pre>
 * y[q] = s[q] sum over m of x[m] cos(pi q (m + 1/2) / M),  m = 0 .. M-1,  q = 0 .. Q-1
 * s[0] = sqrt(1 / M), s[q] = sqrt(2 / M)
 * </pre>
 *
 * Equal to {@code scipy.fft.dct(type=2, norm="ortho")}. Immutable; serves all threads; allocates nothing.
 */
public final class Dct {
    private final int inputs;
    private final int outputs;
    private final float[][] table;

    /** From M = {@code inputs} values to the first Q = {@code outputs} of M coefficients. */
    public Dct(int inputs, int outputs) {
        if (inputs < 1) {
            throw new IllegalArgumentException("inputs must be 1 or more, was " + inputs);
        }
        if (outputs < 1 || outputs > inputs) {
            throw new IllegalArgumentException("outputs must be from 1 to inputs = " + inputs + ", was " + outputs);
        }
        this.inputs = inputs;
        this.outputs = outputs;
        this.table = new float[outputs][inputs];
        for (int q = 0; q < outputs; q++) {
            double scale = Math.sqrt((q == 0 ? 1.0 : 2.0) / inputs);
            for (int m = 0; m < inputs; m++) {
                table[q][m] = (float) (scale * Math.cos(Math.PI * q * (m + 0.5) / inputs));
            }
        }
    }

    /** The number of coefficients computed, Q. */
    public int outputs() {
        return outputs;
    }

    /** Transforms {@code in[inOffset .. inOffset + M-1]} to {@code out[outOffset .. outOffset + Q-1]}. */
    public void applyInto(float[] in, int inOffset, float[] out, int outOffset) {
        for (int q = 0; q < outputs; q++) {
            out[outOffset + q] = FrameProducts.dot(table[q], 0, inputs, in, inOffset);
        }
    }

    /**
     * Transforms many frames, faster than one by one.
     *
     * @param values frame t's M values lie from {@code t * M} on
     * @param frames the number of frames, T
     * @return T x Q coefficients
     */
    public float[] of(float[] values, int frames) {
        return FrameProducts.of(table, values, 0, inputs, frames);
    }
}
