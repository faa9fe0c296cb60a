package org.intone.feature;

import java.util.Arrays;
import org.intone.signal.Decibels;
import org.intone.signal.Frame;

/**
 * How far the peaks stand above the valleys between them, in octave bands.
 *
 * <pre>
 * band 0: 0 .. low;  band m: low 2^(m-1) .. low 2^m,  m = 1 .. M, the last one up to half the rate
 * peak, valley = mean of the largest, of the least 2 % of |X[k]| in a band, of one value at least
 * contrast[m] = dB(peak[m]) - dB(valley[m]),  dB within 80 dB of the recording's largest
 * </pre>
 *
 * A frame gives the M + 1 peaks and the M + 1 valleys; {@link #contrast} makes the difference of decibels, which needs the whole
 * recording. Equal to {@code librosa.feature.spectral_contrast} 0.11 (within 1e-5 of the peak, if the frame's spectra are
 * {@linkplain org.intone.signal.Fft#precise precise}: valleys lie near the rounding of single precision). Silence gives 0.
 *
 * <p>Holds scratch memory: one instance for each thread.
 *
 * <p>Source: Jiang, Lu, Zhang, Tao and Cai, Music type classification by spectral contrast feature, ICME 2002.
 */
public final class SpectralContrast implements Descriptor {
    private static final double SHARE = 0.02;
    private static final double RANGE_DB = 80;

    private final int[] first;
    private final int[] end;
    private final int[] averaged;
    private final float[] best;

    /**
     * The bands.
     *
     * @param sampleRate in Hz
     * @param frameSamples N
     * @param lowHz where the first octave begins; 200 by librosa's default
     * @param octaves how many, M; 6 by librosa's default; the last one begins below half the rate
     */
    public SpectralContrast(int sampleRate, int frameSamples, double lowHz, int octaves) {
        if (!(lowHz > 0) || octaves < 1 || !(lowHz * Math.pow(2, octaves - 1) < sampleRate / 2.0)) {
            throw new IllegalArgumentException("lowHz and octaves must be above 0 and the last octave begin below "
                    + sampleRate / 2.0 + " Hz, were " + lowHz + " and " + octaves);
        }
        double binHz = (double) sampleRate / frameSamples;
        int bins = frameSamples / 2 + 1;
        this.first = new int[octaves + 1];
        this.end = new int[octaves + 1];
        this.averaged = new int[octaves + 1];
        for (int m = 0; m <= octaves; m++) {
            double from = m == 0 ? 0 : lowHz * Math.pow(2, m - 1);
            int above = m == octaves ? bins : (int) Math.floor(lowHz * Math.pow(2, m) / binHz) + 1;
            // Each band takes the bin before its own, and leaves its last one to the next.
            first[m] = m == 0 ? 0 : (int) Math.ceil(from / binHz) - 1;
            end[m] = m == octaves ? above : above - 1;
            averaged[m] = (int) Math.max(1, Math.rint(SHARE * (above - first[m])));
            if (end[m] - first[m] < averaged[m]) {
                throw new IllegalArgumentException("lowHz must span two bins or more, was " + lowHz);
            }
        }
        this.best = new float[Arrays.stream(averaged).max().orElseThrow()];
    }

    /** The contrasts, T x (M + 1), of the peaks and valleys of all frames of a recording, T x 2 (M + 1). */
    public FeatureMatrix contrast(FeatureMatrix matrix) {
        if (matrix.features() != size()) {
            throw new IllegalArgumentException("matrix must have " + size() + " features, had " + matrix.features());
        }
        int bands = first.length;
        float[] peaks = new float[matrix.frames() * bands];
        float[] valleys = new float[matrix.frames() * bands];
        for (int t = 0; t < matrix.frames(); t++) {
            System.arraycopy(matrix.values(), t * size(), peaks, t * bands, bands);
            System.arraycopy(matrix.values(), t * size() + bands, valleys, t * bands, bands);
        }
        Decibels.ofPowersInPlace(peaks, RANGE_DB);
        Decibels.ofPowersInPlace(valleys, RANGE_DB);
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] -= valleys[i];
        }
        return new FeatureMatrix(peaks, matrix.frames(), bands);
    }

    @Override
    public String name() {
        return "contrast";
    }

    @Override
    public String unit() {
        return "magnitude";
    }

    @Override
    public String formula() {
        return "means of the largest and of the least 2 % of |X[k]| in each octave";
    }

    @Override
    public String source() {
        return "librosa.feature.spectral_contrast; Jiang et al. 2002";
    }

    @Override
    public int size() {
        return 2 * first.length;
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] magnitude = frame.magnitude();
        for (int m = 0; m < first.length; m++) {
            out[at + m] = extreme(magnitude, m, 1);
            out[at + first.length + m] = extreme(magnitude, m, -1);
        }
    }

    /** The mean of the largest values of band m (sign 1) or of its least (sign -1). */
    private float extreme(float[] magnitude, int m, int sign) {
        int kept = averaged[m];
        // Arrays.sort would do, but on JDK 25 it allocates, as it did not on 17, and of 400 values 8 are wanted.
        Arrays.fill(best, 0, kept, Float.NEGATIVE_INFINITY);
        for (int k = first[m]; k < end[m]; k++) {
            float value = sign * magnitude[k];
            if (!(value <= best[kept - 1])) {
                insert(value, kept);
            }
        }
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            sum += best[i];
        }
        return (float) (sign * sum / kept);
    }

    /** Puts a value among the best, which fall, and drops the last of them. */
    private void insert(float value, int kept) {
        int i = kept - 1;
        while (i > 0 && !(value <= best[i - 1])) {
            best[i] = best[i - 1];
            i--;
        }
        best[i] = value;
    }
}
