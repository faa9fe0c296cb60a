package org.intone.signal;

import java.util.Arrays;

/**
 * A {@link MelFilterBank} for many spectra at once, bin by bin: what a bin holds goes into the few bands that it lies in, for all
 * spectra in one loop, so that powers need not be put down frame by frame first.
 *
 * <pre>bands[m][i] = sum over k of W[m][k] |X_i[k]|^2,  k rising</pre>
 *
 * Immutable; serves all threads.
 */
final class BandRows {
    private final int bands;
    private final int[] firstBand;
    private final float[][] weights;

    /** The weights of a bank by bin. */
    BandRows(MelFilterBank filters) {
        this.bands = filters.bands();
        this.firstBand = new int[filters.bins()];
        this.weights = new float[filters.bins()][0];
        for (int m = 0; m < bands; m++) {
            float[] row = filters.row(m);
            for (int k = 0; k < row.length; k++) {
                if (row[k] != 0) {
                    add(k, m, row[k]);
                }
            }
        }
    }

    /** The bands of a bin are neighbours, but for those that are empty. */
    private void add(int k, int m, float weight) {
        firstBand[k] = weights[k].length == 0 ? m : firstBand[k];
        weights[k] = Arrays.copyOf(weights[k], m - firstBand[k] + 1);
        weights[k][m - firstBand[k]] = weight;
    }

    /** The number of bands, M. */
    int bands() {
        return bands;
    }

    /** Fills the first {@code count} elements of M rows with the bands of as many spectra. */
    void applyInto(RealBatchFft spectra, float[][] out, int count) {
        for (float[] row : out) {
            Arrays.fill(row, 0, count, 0);
        }
        for (int k = 0; k < weights.length; k++) {
            float[] w = weights[k];
            for (int j = 0; j < w.length; j += 2) {
                int m = firstBand[k] + j;
                if (j + 1 < w.length) {
                    LaneLoops.addPowers(out[m], out[m + 1], spectra.re(k), spectra.im(k), w[j], w[j + 1], count);
                } else {
                    LaneLoops.addPower(out[m], spectra.re(k), spectra.im(k), w[j], count);
                }
            }
        }
    }
}
