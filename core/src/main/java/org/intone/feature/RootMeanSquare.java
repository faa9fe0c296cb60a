package org.intone.feature;

import org.intone.signal.Frame;
import org.intone.signal.Samples;

/**
 * The level of each frame, from its samples or from its spectrum.
 *
 * <pre>
 * samples:  r[t] = sqrt(1/N sum over n of x[n]^2),  without the window
 * spectrum: r[t] = sqrt(2/N^2 (|X[0]|^2 / 2 + sum over k of |X[k]|^2 + |X[N/2]|^2 / 2)),  with the window
 * </pre>
 *
 * Silence gives 0. Equal to {@code librosa.feature.rms(y=...)} and {@code rms(S=...)} 0.11 (within 1e-6 of the peak). Remembers the
 * hops of the frame before: one instance for each thread.
 */
public final class RootMeanSquare implements Descriptor {
    private final boolean fromSpectrum;
    private final HopSums squares = new HopSums(Samples::sumOfSquares);

    private RootMeanSquare(boolean fromSpectrum) {
        this.fromSpectrum = fromSpectrum;
    }

    /** The level of the samples. */
    public static RootMeanSquare ofSamples() {
        return new RootMeanSquare(false);
    }

    /** The level of the spectrum, that is of the samples under the window. */
    public static RootMeanSquare ofSpectrum() {
        return new RootMeanSquare(true);
    }

    @Override
    public String name() {
        return "rms";
    }

    @Override
    public String unit() {
        return "full scale";
    }

    @Override
    public String formula() {
        return fromSpectrum
                ? "sqrt(2 / N^2 (sum over k of |X[k]|^2, the first and the last halved))"
                : "sqrt(1/N sum over n of x[n]^2)";
    }

    @Override
    public String source() {
        return "librosa.feature.rms";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        int size = frame.samples().length;
        out[at] = fromSpectrum
                ? (float) (Math.sqrt(2 * spectrumSum(frame.power())) / size)
                : (float) Math.sqrt(sumOfSquares(frame) / size);
    }

    @Override
    public void restart() {
        squares.restart();
    }

    private double sumOfSquares(Frame frame) {
        return HopSums.suits(frame)
                ? squares.of(frame)
                : Samples.sumOfSquares(frame.samples(), frame.from(), frame.to());
    }

    private static double spectrumSum(float[] power) {
        int last = power.length - 1;
        double sum = (power[0] + power[last]) / 2.0;
        for (int k = 1; k < last; k++) {
            sum += power[k];
        }
        return sum;
    }
}
