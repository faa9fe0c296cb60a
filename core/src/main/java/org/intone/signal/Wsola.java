package org.intone.signal;

/**
 * Makes speech longer or shorter and leaves its pitch: pieces of the signal itself are overlapped where they fit best.
 *
 * <pre>
 * L: half a piece, 15 ms or so;  piece j starts at s[j] in the signal and at j L in the result, under a Hann window of 2L
 * s[j] = the start within D of j L rate at which the piece resembles most what followed the last piece, s[j-1] + L:
 *        the largest sum over n &lt; 2L of x[s + n] x[s[j-1] + L + n] over the root of the piece's energy
 * </pre>
 *
 * The search takes every fourth start and sample first and looks closely around the best of those. Unlike a phase vocoder's, pieces
 * keep their waveform, so a voice keeps its sharpness; several voices at once or music keep less. Silence stays silence; at a rate of 1 the
 * signal comes back within rounding. Pitch and length are checked on made-up voices.
 *
 * <p>Immutable; one instance serves all threads. Nothing is allocated for a piece. The samples must be finite.
 *
 * <p>Source: W. Verhelst and M. Roelands, An overlap-add technique based on waveform similarity (WSOLA) for high quality time-scale
 * modification of speech, ICASSP 1993.
 */
public final class Wsola {
    private static final double HALF_SECONDS = 0.015;
    private static final double REACH_SECONDS = 0.008;
    private static final int COARSE = 4;
    private static final int LEAST_HALF = 8;
    private static final double LEAST_ROOT = 1e-6;

    private final int half;
    private final int reach;
    private final float[] window;

    /** Pieces and reach for speech at a rate in Hz. */
    public Wsola(int sampleRate) {
        this((int) Math.round(HALF_SECONDS * sampleRate), (int) Math.round(REACH_SECONDS * sampleRate));
    }

    /**
     * Pieces of {@code 2 halfSamples}, searched for within {@code reachSamples} before and behind their place. The reach should be
     * at least half a period of the lowest pitch.
     */
    Wsola(int halfSamples, int reachSamples) {
        this.half = Math.max(LEAST_HALF, halfSamples);
        // A multiple, so that the middle itself is among the coarse starts.
        this.reach = Math.max(1, reachSamples / COARSE) * COARSE;
        this.window = Window.HANN.values(2 * half);
    }

    /**
     * Stretches a signal.
     *
     * @param samples any number of them
     * @param rate how much faster the result runs: 2 halves the length, 0.5 doubles it; above 0
     * @return {@code round(samples / rate)} samples
     */
    public float[] stretch(float[] samples, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate must be above 0, was " + rate);
        }
        float[] out = new float[Math.toIntExact(Math.round(samples.length / rate))];
        float[] padded = padded(samples);
        double[] energy = energies(padded);
        int start = 0;
        for (int j = 0; (long) j * half < out.length + half; j++) {
            if (j > 0) {
                start = best(padded, energy, start + half, (int) Math.round((double) j * half * rate));
            }
            add(padded, start, out, (j - 1) * half);
        }
        return out;
    }

    /** With half a piece of zeros before, so that sample 0 lies in the middle of piece 0, and enough behind for any start. */
    private float[] padded(float[] samples) {
        float[] padded = new float[samples.length + 6 * half + 2 * reach];
        System.arraycopy(samples, 0, padded, half, samples.length);
        return padded;
    }

    private void add(float[] padded, int start, float[] out, int at) {
        int from = Math.max(0, -at);
        int to = Math.min(Math.min(2 * half, out.length - at), padded.length - start);
        for (int n = from; n < to; n++) {
            out[at + n] += window[n] * padded[start + n];
        }
    }

    /** The start near {@code middle} whose piece resembles most the one at {@code wanted}. */
    private int best(float[] padded, double[] energy, int wanted, int middle) {
        int last = padded.length - 2 * half;
        if (wanted > last || middle - reach > last) {
            return Math.min(middle, last);
        }
        int first = Math.max(0, middle - reach);
        int best = first;
        double most = Double.NEGATIVE_INFINITY;
        for (int start = first; start <= Math.min(last, middle + reach); start += COARSE) {
            double likeness = product(padded, wanted, start, COARSE) / root(energy, start);
            if (likeness > most) {
                most = likeness;
                best = start;
            }
        }
        return closer(padded, energy, wanted, best);
    }

    private int closer(float[] padded, double[] energy, int wanted, int coarse) {
        int best = coarse;
        double most = Double.NEGATIVE_INFINITY;
        int last = Math.min(padded.length - 2 * half, coarse + COARSE - 1);
        for (int start = Math.max(0, coarse - COARSE + 1); start <= last; start++) {
            double likeness = product(padded, wanted, start, 1) / root(energy, start);
            if (likeness > most) {
                most = likeness;
                best = start;
            }
        }
        return best;
    }

    private double root(double[] energy, int start) {
        return Math.sqrt(energy[start + 2 * half] - energy[start]) + LEAST_ROOT;
    }

    /** Four sums at once, since each addition would wait for the one before. */
    private float product(float[] padded, int wanted, int start, int step) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int n = 0;
        for (; n + 3 * step < 2 * half; n += 4 * step) {
            sum0 += padded[start + n] * padded[wanted + n];
            sum1 += padded[start + n + step] * padded[wanted + n + step];
            sum2 += padded[start + n + 2 * step] * padded[wanted + n + 2 * step];
            sum3 += padded[start + n + 3 * step] * padded[wanted + n + 3 * step];
        }
        for (; n < 2 * half; n += step) {
            sum0 += padded[start + n] * padded[wanted + n];
        }
        return sum0 + sum1 + sum2 + sum3;
    }

    /** {@code energy[n] = sum over i < n of x[i]^2}. */
    private static double[] energies(float[] padded) {
        double[] energy = new double[padded.length + 1];
        for (int n = 0; n < padded.length; n++) {
            energy[n + 1] = energy[n] + (double) padded[n] * padded[n];
        }
        return energy;
    }
}
