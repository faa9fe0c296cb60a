package org.intone.signal;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * How much a frame differs from itself some samples later: near 0 where these are a period.
 *
 * <pre>
 * r[p] = sum over n of x[n] x[n+p]
 * d[p] = 2 (r[0] - r[p]) - sum over n below p of x[n]^2
 * y[p] = d[p] / (1/p sum over q = 1 .. p of d[q]),  p = shortest .. longest = floor(rate / highHz) .. ceil(rate / lowHz)
 * </pre>
 *
 * As librosa 0.11 computes it, in double precision; r by Fourier transforms of at least N + longest samples. Silence gives 0. The samples
 * must be finite. Holds scratch memory: one instance for each thread. Nothing is allocated for a frame.
 *
 * <p>Source: de Cheveigné and Kawahara, YIN, a fundamental frequency estimator for speech and music, JASA 111(4), 2002.
 */
final class YinDifference {
    private final int sampleRate;
    private final int shortest;
    private final int longest;
    private final DoubleFFT_1D transform;
    private final double[] padded;
    private final double[] values;

    YinDifference(int sampleRate, int frameSamples, PitchRange range) {
        check(sampleRate, frameSamples, range);
        this.sampleRate = sampleRate;
        this.shortest = (int) Math.floor(sampleRate / range.highHz());
        this.longest = Math.min((int) Math.ceil(sampleRate / range.lowHz()), frameSamples - 1);
        int size = Integer.highestOneBit(frameSamples + longest - 1) << 1;
        this.transform = new DoubleFFT_1D(size);
        this.padded = new double[size];
        this.values = new double[longest - shortest + 1];
    }

    static void check(int sampleRate, int frameSamples, PitchRange range) {
        if (range.highHz() > sampleRate / 2.0) {
            throw new IllegalArgumentException(
                    "highHz must be up to " + sampleRate / 2.0 + ", half the rate, was " + range.highHz());
        }
        if (sampleRate / range.lowHz() >= frameSamples - 1) {
            throw new IllegalArgumentException("lowHz must be above " + sampleRate / (frameSamples - 1.0)
                    + ", one period a frame, was " + range.lowHz());
        }
        if (Math.floor(sampleRate / range.highHz()) + 2 > Math.ceil(sampleRate / range.lowHz())) {
            throw new IllegalArgumentException("range must span three periods or more, was " + range);
        }
    }

    /** The number of periods looked at. */
    int size() {
        return values.length;
    }

    /** Fills the differences of a frame and gives them, {@code values[i] = y[shortest + i]}: shared, not to be written to. */
    double[] of(float[] samples) {
        correlate(samples);
        double energy = 0;
        double sum = 0;
        for (int p = 1; p <= longest; p++) {
            energy += (double) samples[p - 1] * samples[p - 1];
            double difference = 2 * (padded[0] - padded[p]) - energy;
            sum += difference;
            if (p >= shortest) {
                values[p - shortest] = difference / (sum / p + Float.MIN_NORMAL);
            }
        }
        return values;
    }

    private void correlate(float[] samples) {
        for (int n = 0; n < samples.length; n++) {
            padded[n] = samples[n];
        }
        Arrays.fill(padded, samples.length, padded.length, 0);
        transform.realForward(padded);
        padded[0] *= padded[0];
        padded[1] *= padded[1];
        for (int k = 2; k < padded.length; k += 2) {
            padded[k] = padded[k] * padded[k] + padded[k + 1] * padded[k + 1];
            padded[k + 1] = 0;
        }
        transform.realInverse(padded, true);
    }

    /** Whether a difference is less than the one before and no more than the one behind. */
    boolean isTrough(int i) {
        if (i == 0) {
            return values[0] < values[1];
        }
        boolean falls = values[i] < values[i - 1];
        return falls && (i == values.length - 1 || values[i] <= values[i + 1]);
    }

    /** The frequency of a trough, its period between samples by a parabola. */
    double frequencyHz(int i) {
        double shift = 0;
        if (i > 0 && i < values.length - 1) {
            double curvature = values[i + 1] + values[i - 1] - 2 * values[i];
            double slope = (values[i + 1] - values[i - 1]) / 2;
            shift = Math.abs(slope) >= Math.abs(curvature) ? 0 : -slope / curvature;
        }
        return sampleRate / (shortest + i + shift);
    }
}
