package org.intone.augment;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.intone.signal.Convolution;
import org.intone.signal.Fft;
import org.intone.signal.Window;

/**
 * Normal noise with a spectrum: white noise through a symmetric filter that was sampled in frequency.
 *
 * <pre>
 * h = Hann window times the inverse transform of A(k sampleRate / N),  N about 0.1 s
 * </pre>
 *
 * Details of the spectrum finer than 20 Hz are lost. One instance for each thread.
 */
final class ShapedNoise {
    private static final double SECONDS = 0.1;
    private static final int LEAST_SIZE = 64;

    private final int size;
    private final Convolution filter;

    /** Noise whose amplitude at so many Hz is given. */
    ShapedNoise(int sampleRate, DoubleUnaryOperator amplitudeAtHz) {
        long exponent = Math.round(Math.log(SECONDS * sampleRate) / Math.log(2));
        this.size = Math.max(LEAST_SIZE, 1 << exponent);
        float[] spectrum = new float[size + 2];
        for (int k = 0; k <= size / 2; k++) {
            spectrum[2 * k] = (float) amplitudeAtHz.applyAsDouble((double) k * sampleRate / size);
        }
        float[] circular = new float[size];
        new Fft(size).inverseInto(spectrum, circular);
        float[] window = Window.HANN.values(size);
        float[] response = new float[size];
        for (int n = 0; n < size; n++) {
            response[n] = circular[(n + size / 2) % size] * window[n];
        }
        this.filter = new Convolution(response);
    }

    /** So many samples, as noisy at the beginning as later. */
    float[] draw(int samples, RandomGenerator random) {
        float[] white = new float[samples + size];
        for (int n = 0; n < white.length; n++) {
            white[n] = (float) random.nextGaussian();
        }
        float[] drawn = new float[samples];
        System.arraycopy(filter.apply(white), size, drawn, 0, samples);
        return drawn;
    }
}
