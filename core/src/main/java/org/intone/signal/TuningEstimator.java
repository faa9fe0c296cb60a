package org.intone.signal;

import java.util.Arrays;

/**
 * Finds how far a recording is tuned from A = 440 Hz.
 *
 * <pre>
 * peaks: bins from 150 to 4,000 Hz that are larger than the one before, no less than the one behind, and above a tenth of the largest
 * frequency and height of a peak: of the parabola through it and its neighbours
 * residual = 12 log2(frequency / 27.5) - nearest whole number, of the peaks that are no lower than the median
 * tuning = the lower edge of the fullest hundredth of a semitone
 * </pre>
 *
 * Equal to {@code librosa.estimate_tuning} 0.11, in the same single precision, since a peak on an edge counts on one side of it only.
 * Where no peak is found, as in silence, the tuning is 0.
 *
 * <p>Remembers two numbers a peak, some 200 bytes a frame of speech. For one thread.
 */
public final class TuningEstimator {
    private static final double LOW_HZ = 150;
    private static final double HIGH_HZ = 4000;
    private static final float SHARE = 0.1f;
    private static final float A0_HZ = 27.5f;
    private static final int SEMITONES = 12;
    private static final int STEPS = 100;

    private final int sampleRate;
    private final int fftSize;
    private final int firstBin;
    private final int endBin;
    private float[] frequencies = new float[1024];
    private float[] heights = new float[1024];
    private int count;

    /** For spectra of a transform of {@code fftSize} samples at a rate in Hz. */
    public TuningEstimator(int sampleRate, int fftSize) {
        this.sampleRate = sampleRate;
        this.fftSize = fftSize;
        double binHz = (double) sampleRate / fftSize;
        this.firstBin = (int) Math.ceil(LOW_HZ / binHz);
        this.endBin = (int) Math.ceil(Math.min(HIGH_HZ, sampleRate / 2.0) / binHz);
    }

    /** Forgets all spectra. */
    public void restart() {
        count = 0;
    }

    /** Takes a spectrum of powers or magnitudes, {@code fftSize / 2 + 1} values from {@code from} on. */
    public void add(float[] spectrum, int from) {
        float largest = largest(spectrum, from, from + fftSize / 2 + 1);
        float least = SHARE * largest;
        for (int k = Math.max(1, firstBin); k < endBin; k++) {
            float here = spectrum[from + k];
            if (here > least) {
                float before = spectrum[from + k - 1];
                float behind = spectrum[from + k + 1];
                // A neighbour below the threshold is below what stands above it, so it may count as itself.
                if (here > before && here >= behind) {
                    addPeak(k, before, here, behind);
                }
            }
        }
    }

    /** Four in turn, since one would wait for each comparison; not Math.max, which minds the signs of zeros too. */
    private static float largest(float[] values, int from, int end) {
        float m0 = 0;
        float m1 = 0;
        float m2 = 0;
        float m3 = 0;
        int k = from;
        for (; k + 3 < end; k += 4) {
            m0 = values[k] > m0 ? values[k] : m0;
            m1 = values[k + 1] > m1 ? values[k + 1] : m1;
            m2 = values[k + 2] > m2 ? values[k + 2] : m2;
            m3 = values[k + 3] > m3 ? values[k + 3] : m3;
        }
        for (; k < end; k++) {
            m0 = values[k] > m0 ? values[k] : m0;
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }

    private void addPeak(int k, float before, float here, float behind) {
        double curvature = (behind + before) - 2.0 * here;
        double slope = (behind - before) / 2.0;
        float shift = Math.abs(slope) >= Math.abs(curvature) ? 0 : (float) (-slope / curvature);
        if (count == heights.length) {
            heights = Arrays.copyOf(heights, 2 * count);
            frequencies = Arrays.copyOf(frequencies, 2 * count);
        }
        frequencies[count] = (float) (((double) k + shift) * sampleRate / fftSize);
        heights[count] = here + 0.5f * ((behind - before) / 2) * shift;
        count++;
    }

    /** The tuning in semitones, from -0.5 to 0.49 in hundredths. */
    public double semitones() {
        if (count == 0) {
            return 0;
        }
        float median = median();
        int[] counts = new int[STEPS];
        for (int i = 0; i < count; i++) {
            if (heights[i] >= median) {
                counts[step(frequencies[i])]++;
            }
        }
        int fullest = 0;
        for (int i = 1; i < STEPS; i++) {
            fullest = counts[i] > counts[fullest] ? i : fullest;
        }
        return edge(fullest);
    }

    private float median() {
        float[] parted = Arrays.copyOf(heights, count);
        int half = count / 2;
        float upper = select(parted, half);
        if (count % 2 == 1) {
            return upper;
        }
        float lower = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < half; i++) {
            lower = Math.max(lower, parted[i]);
        }
        return (lower + upper) / 2;
    }

    /** The value that would stand at a place if all were sorted; those before it are then no larger (Hoare's quickselect). */
    private static float select(float[] values, int place) {
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            float pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float spare = values[i];
                    values[i++] = values[j];
                    values[j--] = spare;
                }
            }
            if (place <= j) {
                high = j;
            } else if (place >= i) {
                low = i;
            } else {
                break;
            }
        }
        return values[place];
    }

    private static int step(float hz) {
        float octaves = (float) (Math.log(hz / A0_HZ) / Math.log(2));
        float residual = SEMITONES * octaves;
        residual -= (float) Math.floor(residual);
        residual = residual >= 0.5f ? residual - 1 : residual;
        int step = Math.max(0, Math.min(STEPS - 1, (int) ((residual + 0.5) * STEPS)));
        // The product may fall on the wrong side of an edge by a rounding.
        while (step > 0 && residual < edge(step)) {
            step--;
        }
        while (step < STEPS - 1 && residual >= edge(step + 1)) {
            step++;
        }
        return step;
    }

    private static double edge(int step) {
        return -0.5 + step * (1.0 / STEPS);
    }
}
