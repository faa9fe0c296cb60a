package org.intone.feature;

import org.intone.signal.LpcAutocorrelation;

/**
 * Formants of a frame from its power spectrum, by linear prediction of the band below 5.5 kHz alone.
 *
 * <pre>
 * Q[k] = P[k] |1 - 0.97 exp(-i w)|^2, k = 0 .. 176, 5.5 kHz being half the rate
 * r[j] = sum over k of Q[k] cos(pi j k / 176), the first and the last bin by half
 * A: {@link LpcAutocorrelation} of order 10;   formants: {@link FormantPoles}
 * </pre>
 *
 * No other rate is needed, and the steep edge of a resampling filter does not bend the envelope. Silence has no formants. Holds
 * scratch memory: one instance for each thread; allocates nothing for a frame.
 *
 * <p>Source: J. Makhoul, Spectral linear prediction: properties and applications, IEEE Transactions on ASSP 23(3), 1975.
 */
final class EgemapsFormants {
    private static final int ORDER = 10;
    private static final int LAST_BIN = 176;
    private static final int FORMANTS = 3;
    private static final double EMPHASIS = 0.97;

    private final double[] weight = new double[LAST_BIN + 1];
    private final double[][] cosines = new double[ORDER + 1][LAST_BIN + 1];
    private final double[] emphasised = new double[LAST_BIN + 1];
    private final double[] r = new double[ORDER + 1];
    private final double[] a = new double[ORDER + 1];
    private final LpcAutocorrelation lpc = new LpcAutocorrelation(ORDER);
    private final FormantPoles poles = new FormantPoles(ORDER, 2 * LAST_BIN * EgemapsSpectrum.BIN_HZ);

    EgemapsFormants() {
        for (int k = 0; k <= LAST_BIN; k++) {
            double w = 2 * Math.PI * k / EgemapsSpectrum.FFT_SIZE;
            double edge = k == 0 || k == LAST_BIN ? 0.5 : 1;
            weight[k] = edge * (1 + EMPHASIS * EMPHASIS - 2 * EMPHASIS * Math.cos(w));
            for (int j = 0; j <= ORDER; j++) {
                cosines[j][k] = Math.cos(Math.PI * j * k / LAST_BIN);
            }
        }
    }

    /** Sets the frequencies and bandwidths of frame t. */
    void analyse(float[] power, EgemapsSeries series, int t) {
        for (int k = 0; k <= LAST_BIN; k++) {
            emphasised[k] = weight[k] * power[k];
        }
        for (int j = 0; j <= ORDER; j++) {
            double sum = 0;
            double[] cosine = cosines[j];
            for (int k = 0; k <= LAST_BIN; k++) {
                sum += emphasised[k] * cosine[k];
            }
            r[j] = sum;
        }
        if (lpc.solveInto(r, a) > 0) {
            poles.find(a);
            for (int i = 0; i < Math.min(FORMANTS, poles.count()); i++) {
                series.set(EgemapsDescriptor.FREQUENCIES.get(i), t, poles.hz(i));
                series.set(EgemapsDescriptor.BANDWIDTHS.get(i), t, poles.bandwidthHz(i));
            }
        }
    }
}
