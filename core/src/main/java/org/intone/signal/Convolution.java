package org.intone.signal;

import java.util.Arrays;

/**
 * Convolves a signal with a long response by Fourier transforms, block by block (overlap-add).
 *
 * <pre>y[n] = sum over m of h[m] x[n - m],   n = 0 .. length of x + length of h - 2</pre>
 *
 * In single precision; checked against the sum (within 1e-5 of the peak). No samples or no response give no samples.
 * Memory for one block beside the result. The samples must be finite.
 *
 * <p>Holds scratch memory: one instance for each thread. Nothing is allocated for a block.
 *
 * <p>Source: T. Stockham, High-speed convolution and correlation, AFIPS 28, 1966.
 */
public final class Convolution {
    private static final int LEAST_FFT_SIZE = 256;

    private final int responseSamples;
    private final int blockSamples;
    private final Fft fft;
    private final float[] response;
    private final float[] spectrum;
    private final float[] block;

    /** For a response of one sample or more. */
    public Convolution(float[] response) {
        if (response.length < 1) {
            throw new IllegalArgumentException("response must have one sample or more, had none");
        }
        int size = LEAST_FFT_SIZE;
        while (size < 2 * response.length) {
            size *= 2;
        }
        this.responseSamples = response.length;
        this.blockSamples = size - response.length + 1;
        this.fft = new Fft(size);
        this.block = new float[size];
        this.response = new float[size + 2];
        this.spectrum = new float[size + 2];
        System.arraycopy(response, 0, block, 0, response.length);
        fft.forwardInto(block, this.response);
    }

    /** The whole convolution, {@code samples + response - 1} samples; none of none. */
    public float[] apply(float[] samples) {
        if (samples.length == 0) {
            return new float[0];
        }
        float[] out = new float[Math.addExact(samples.length, responseSamples - 1)];
        for (int start = 0; start < samples.length; start += blockSamples) {
            int count = Math.min(blockSamples, samples.length - start);
            System.arraycopy(samples, start, block, 0, count);
            Arrays.fill(block, count, block.length, 0);
            fft.forwardInto(block, spectrum);
            multiply();
            fft.inverseInto(spectrum, block);
            int end = Math.min(out.length - start, count + responseSamples - 1);
            for (int n = 0; n < end; n++) {
                out[start + n] += block[n];
            }
        }
        return out;
    }

    private void multiply() {
        for (int i = 0; i < spectrum.length; i += 2) {
            float re = spectrum[i] * response[i] - spectrum[i + 1] * response[i + 1];
            spectrum[i + 1] = spectrum[i] * response[i + 1] + spectrum[i + 1] * response[i];
            spectrum[i] = re;
        }
    }
}
