package org.intone.feature;

import org.intone.signal.Decibels;
import org.intone.signal.Frame;
import org.intone.signal.Samples;
import org.intone.signal.Window;

/**
 * The level of a frame as loud as it is heard, roughly: weighted by frequency with curve A.
 *
 * <pre>
 * l = 10 log10(max(1e-10, 2 / (N sum over n of w[n]^2) sum over k of A(f[k])^2 |X[k]|^2))
 * A(f) = 1.2589 12194^2 f^4 / ((f^2 + 20.6^2) sqrt((f^2 + 107.7^2) (f^2 + 737.9^2)) (f^2 + 12194^2))
 * </pre>
 *
 * 0 dB is a mean square of 1, so a sine of 1 kHz with amplitude 1 has -3.01 dB. It is a level and no loudness in sone. Silence gives
 * -100 dB. Immutable; serves all threads.
 *
 * <p>Source: IEC 61672-1:2013, annex E.
 */
public final class AWeightedLevel implements Descriptor {
    private static final double GAIN_AT_1_KHZ = 1.2589;
    private static final double[] CORNERS_HZ = {20.598997, 107.65265, 737.86223, 12194.217};

    private final float[] weights;

    /** For signals of a rate in Hz and frames of N samples that lie wholly under a window. */
    public AWeightedLevel(int sampleRate, int frameSamples, Window window) {
        float[] values = window.values(frameSamples);
        double scale = 2 / (frameSamples * Samples.sumOfSquares(values, 0, values.length));
        this.weights = new float[frameSamples / 2 + 1];
        for (int k = 0; k < weights.length; k++) {
            double gain = gain((double) k * sampleRate / frameSamples);
            weights[k] = (float) (scale * gain * gain);
        }
    }

    /** The curve's height at a frequency in Hz, 1 at 1 kHz. */
    static double gain(double hz) {
        double f2 = hz * hz;
        double low = CORNERS_HZ[0] * CORNERS_HZ[0];
        double second = CORNERS_HZ[1] * CORNERS_HZ[1];
        double third = CORNERS_HZ[2] * CORNERS_HZ[2];
        double high = CORNERS_HZ[3] * CORNERS_HZ[3];
        return GAIN_AT_1_KHZ * high * f2 * f2 / ((f2 + low) * Math.sqrt((f2 + second) * (f2 + third)) * (f2 + high));
    }

    @Override
    public String name() {
        return "level_a";
    }

    @Override
    public String unit() {
        return "dB";
    }

    @Override
    public String formula() {
        return "10 log10(2 / (N sum of w^2) sum over k of A(f[k])^2 |X[k]|^2)";
    }

    @Override
    public String source() {
        return "IEC 61672-1:2013";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] power = frame.power();
        double sum = 0;
        for (int k = 0; k < power.length; k++) {
            sum += weights[k] * power[k];
        }
        out[at] = (float) Decibels.ofPower(sum);
    }
}
