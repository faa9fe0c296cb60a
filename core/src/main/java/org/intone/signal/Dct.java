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
    private final float[] table;

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
        this.table = new float[inputs * outputs];
        for (int q = 0; q < outputs; q++) {
            double scale = Math.sqrt((q == 0 ? 1.0 : 2.0) / inputs);
            for (int m = 0; m < inputs; m++) {
                table[q * inputs + m] = (float) (scale * Math.cos(Math.PI * q * (m + 0.5) / inputs));
            }
        }
    }

    /** The number of coefficients computed, Q. */
    public int outputs() {
        return outputs;
    }

    /** Transforms {@code in[inOffset .. inOffset + M-1]} to {@code out[outOffset .. outOffset + Q-1]}. */
    public void applyInto(float[] in, int inOffset, float[] out, int outOffset) {
        int q = 0;
        for (; q + 3 < outputs; q += 4) {
            fourInto(in, inOffset, out, outOffset + q, q * inputs);
        }
        for (; q < outputs; q++) {
            int row = q * inputs;
            float sum = 0;
            for (int m = 0; m < inputs; m++) {
                sum += table[row + m] * in[inOffset + m];
            }
            out[outOffset + q] = sum;
        }
    }

    /** Four outputs side by side, since the sum of one would wait for each addition. */
    private void fourInto(float[] in, int inOffset, float[] out, int at, int row) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int m = 0; m < inputs; m++) {
            float x = in[inOffset + m];
            s0 += table[row + m] * x;
            s1 += table[row + inputs + m] * x;
            s2 += table[row + 2 * inputs + m] * x;
            s3 += table[row + 3 * inputs + m] * x;
        }
        out[at] = s0;
        out[at + 1] = s1;
        out[at + 2] = s2;
        out[at + 3] = s3;
    }
}
