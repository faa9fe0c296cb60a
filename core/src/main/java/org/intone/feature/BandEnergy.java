package org.intone.feature;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.intone.signal.Frame;

/**
 * The energy in bands of frequency.
 *
 * <pre>
 * e[m] = 2/N^2 sum over k of |X[k]|^2,  edge[m] &lt;= f[k] &lt; edge[m+1],  the first and the last bin halved
 * </pre>
 *
 * The sum over bands that cover all bins is the square of {@link RootMeanSquare#ofSpectrum}; the bin at half the rate belongs to a band
 * that ends there. Silence gives 0. Immutable; serves all threads.
 */
public final class BandEnergy implements Descriptor {
    private final int[] bins;
    private final List<String> columns;

    /**
     * Bands between neighbouring edges.
     *
     * @param sampleRate in Hz
     * @param frameSamples N
     * @param edgesHz two or more that rise, from 0 up to half the rate
     */
    public BandEnergy(int sampleRate, int frameSamples, double... edgesHz) {
        for (int i = 0; i < edgesHz.length; i++) {
            if (!(edgesHz[i] >= 0 && edgesHz[i] <= sampleRate / 2.0) || (i > 0 && !(edgesHz[i] > edgesHz[i - 1]))) {
                throw new IllegalArgumentException(
                        "edgesHz must rise within 0 to " + sampleRate / 2.0 + ", was " + edgesHz[i] + " at " + i);
            }
        }
        if (edgesHz.length < 2) {
            throw new IllegalArgumentException("edgesHz must be two or more, were " + edgesHz.length);
        }
        double binHz = (double) sampleRate / frameSamples;
        this.bins = Arrays.stream(edgesHz)
                .mapToInt(hz -> hz == sampleRate / 2.0 ? frameSamples / 2 + 1 : (int) Math.ceil(hz / binHz))
                .toArray();
        this.columns = IntStream.range(1, edgesHz.length)
                .mapToObj(i -> "energy_" + Math.round(edgesHz[i - 1]) + "_" + Math.round(edgesHz[i]))
                .toList();
    }

    @Override
    public String name() {
        return "energy";
    }

    @Override
    public String unit() {
        return "power";
    }

    @Override
    public String formula() {
        return "2/N^2 sum over k of |X[k]|^2, low <= f[k] < high";
    }

    @Override
    public String source() {
        return "Parseval";
    }

    @Override
    public int size() {
        return bins.length - 1;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] power = frame.power();
        double scale = 2 / Math.pow(frame.samples().length, 2);
        int last = power.length - 1;
        for (int m = 0; m < bins.length - 1; m++) {
            double sum = 0;
            for (int k = bins[m]; k < bins[m + 1]; k++) {
                sum += k == 0 || k == last ? power[k] / 2.0 : power[k];
            }
            out[at + m] = (float) (scale * sum);
        }
    }
}
