package org.intone.feature;

/**
 * How strong the harmonics of a voice are, from the spectrum of a 60 ms frame.
 *
 * <pre>
 * H[h]: largest power within F0 / 4 of h F0, between bins by a parabola through its logarithms
 * harmonic nearest to F: largest power within F0 / 2 of it;   A3: largest power within 20 % of F3
 * </pre>
 *
 * A formant that there is not, or that lies beyond the spectrum, gives NaN. No state; serves all threads; allocates nothing.
 */
final class EgemapsHarmonics {
    private static final double NEAR = 0.25;
    private static final double RANGE = 0.2;

    private EgemapsHarmonics() {}

    /** Sets H1-H2, H1-A3 and the formants' amplitudes of frame t, whose formants are known. */
    static void analyse(float[] power, double f0Hz, EgemapsSeries series, int t) {
        double h1 = highest(power, (1 - NEAR) * f0Hz, (1 + NEAR) * f0Hz);
        double h2 = highest(power, (2 - NEAR) * f0Hz, (2 + NEAR) * f0Hz);
        series.set(EgemapsDescriptor.H1_H2, t, ratioDb(h1, h2));
        double f3Hz = series.get(EgemapsDescriptor.F3_HZ, t);
        series.set(EgemapsDescriptor.H1_A3, t, ratioDb(h1, highest(power, (1 - RANGE) * f3Hz, (1 + RANGE) * f3Hz)));
        for (int i = 0; i < 3; i++) {
            double hz = series.get(EgemapsDescriptor.FREQUENCIES.get(i), t);
            double peak = highest(power, hz - f0Hz / 2, hz + f0Hz / 2);
            series.set(EgemapsDescriptor.AMPLITUDES.get(i), t, ratioDb(peak, h1));
        }
    }

    private static double ratioDb(double one, double other) {
        return 10 * Math.log10((one + EgemapsSpectrum.FLOOR) / (other + EgemapsSpectrum.FLOOR));
    }

    /** The top of a peak: the logarithm of a Gaussian window's spectrum is a parabola, so it is exact for one sine. */
    private static double between(float[] power, int k) {
        boolean isPeak = k > 0 && k + 1 < power.length && power[k] >= power[k - 1] && power[k] >= power[k + 1];
        if (!isPeak || power[k - 1] <= 0 || power[k + 1] <= 0) {
            return power[k];
        }
        double before = Math.log(power[k - 1] / power[k]);
        double after = Math.log(power[k + 1] / power[k]);
        double curve = -before - after;
        double slope = 0.5 * (after - before);
        return curve > 0 ? power[k] * Math.exp(0.5 * slope * slope / curve) : power[k];
    }

    private static double highest(float[] power, double fromHz, double toHz) {
        if (Double.isNaN(fromHz)) {
            return Double.NaN;
        }
        int from = Math.max(1, (int) Math.ceil(fromHz / EgemapsVoice.BIN_HZ));
        int to = Math.min(power.length - 1, (int) Math.floor(toHz / EgemapsVoice.BIN_HZ));
        int best = from;
        for (int k = from; k <= to; k++) {
            best = power[k] > power[best] ? k : best;
        }
        return from > to ? 0 : between(power, best);
    }
}
