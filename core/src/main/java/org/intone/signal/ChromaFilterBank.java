package org.intone.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers a spectrum into twelve pitch classes.
 *
 * <pre>
 * o[k] = log2(f[k] / (440 2^(tuning/12) / 16)),  f[k] = k sampleRate / fftSize;  o[0] = o[1] - 1.5
 * d[c][k] = the distance of 12 o[k] from c in semitones, -6 .. 6;  w[k] = max(1, 12 (o[k+1] - o[k]))
 * W[c][k] = g[k] exp(-(o[k] - 5)^2 / 8) exp(-2 (d[c][k] / w[k])^2),  g[k] so that the second factors' squares sum to 1
 * classes[c] = sum over k of W[c][k] spectrum[k],  c = 0 (C), 1 (C sharp), .. 11 (B)
 * </pre>
 *
 * This is {@code librosa.filters.chroma}, checked against librosa 0.11 (1e-6 of the peak). Weights below 1e-7 of their bin's
 * largest, more than half of all, are left out.
 *
 * <p>Immutable; serves all threads.
 *
 * <p>Source: D. Ellis, Chroma feature analysis and synthesis, 2007, after Fujishima, ICMC 1999.
 */
public final class ChromaFilterBank {
    /** The number of pitch classes. */
    public static final int CLASSES = 12;

    private static final double A0_HZ = 27.5;
    private static final double CENTRE_OCTAVE = 5;
    private static final double OCTAVE_WIDTH = 2;
    private static final double LEAST_SHARE = 1e-7;

    /** From A, where the octaves begin, to C. */
    private static final int A_TO_C = 3;

    private final float[][] rows;
    private final Run[] runs;

    /** Weights of one class for neighbouring bins. */
    private record Run(int chroma, int firstBin, int endBin) {}

    /**
     * Filters for a tuning.
     *
     * @param sampleRate in Hz
     * @param fftSize of the transform that they weigh
     * @param tuning how far A lies from 440 Hz, in semitones, -0.5 to 0.5
     */
    public ChromaFilterBank(int sampleRate, int fftSize, double tuning) {
        if (!(Math.abs(tuning) <= 1)) {
            throw new IllegalArgumentException("tuning must be within -1 and 1, was " + tuning);
        }
        int bins = fftSize / 2 + 1;
        this.rows = new float[CLASSES][bins];
        double[] octaves = new double[bins + 1];
        double base = A0_HZ * Math.pow(2, tuning / CLASSES);
        for (int k = 1; k <= bins; k++) {
            octaves[k] = Math.log((double) k * sampleRate / fftSize / base) / Math.log(2);
        }
        octaves[0] = octaves[1] - 1.5;
        for (int k = 0; k < bins; k++) {
            fill(k, octaves[k], Math.max(1, CLASSES * (octaves[k + 1] - octaves[k])));
        }
        List<Run> found = new ArrayList<>();
        for (int c = 0; c < CLASSES; c++) {
            findRuns(c, found);
        }
        this.runs = found.toArray(new Run[0]);
    }

    private void fill(int k, double octave, double width) {
        double[] weights = new double[CLASSES];
        double squares = 0;
        for (int c = 0; c < CLASSES; c++) {
            double turns = octave - (double) c / CLASSES;
            double distance = CLASSES * (turns - Math.floor(turns + 0.5));
            weights[c] = Math.exp(-2 * distance * distance / (width * width));
            squares += weights[c] * weights[c];
        }
        double away = (octave - CENTRE_OCTAVE) / OCTAVE_WIDTH;
        double gain = Math.exp(-0.5 * away * away) / Math.sqrt(squares);
        double least = LEAST_SHARE * Arrays.stream(weights).max().getAsDouble();
        for (int c = 0; c < CLASSES; c++) {
            rows[Math.floorMod(c - A_TO_C, CLASSES)][k] = weights[c] < least ? 0 : (float) (gain * weights[c]);
        }
    }

    private void findRuns(int c, List<Run> found) {
        float[] row = rows[c];
        int k = 0;
        while (k < row.length) {
            int first = k;
            while (k < row.length && row[k] != 0) {
                k++;
            }
            if (k > first) {
                found.add(new Run(c, first, k));
            }
            k++;
        }
    }

    /**
     * Weighs one spectrum.
     *
     * @param spectrum holds fftSize / 2 + 1 powers or magnitudes from {@code from} on
     * @param out takes 12 values from {@code at} on
     */
    public void applyInto(float[] spectrum, int from, float[] out, int at) {
        Arrays.fill(out, at, at + CLASSES, 0);
        for (Run run : runs) {
            out[at + run.chroma] += FrameProducts.dot(rows[run.chroma], run.firstBin, run.endBin, spectrum, from);
        }
    }

    /**
     * Weighs the spectra of many frames, faster than one by one.
     *
     * @param spectra frame t's fftSize / 2 + 1 powers or magnitudes lie from {@code from + t * apart} on
     * @param frames the number of frames, T
     * @return T x 12 values
     */
    public float[] of(float[] spectra, int from, int apart, int frames) {
        return FrameProducts.of(rows, spectra, from, apart, frames);
    }

    /** The weights of class c for every bin, in a new array. */
    public float[] row(int c) {
        return rows[c].clone();
    }
}
