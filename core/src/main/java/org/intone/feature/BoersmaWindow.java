package org.intone.feature;

/** The windows of {@link BoersmaPitch}, and how much of them is needed to tell a period. */
public enum BoersmaWindow {
    /**
     * Three of the longest periods under {@code 1/2 - 1/2 cos(2 pi (n + 1) / (N + 1))}: follows quick changes. Praat's choice for
     * F0.
     */
    HANN(3, 0.5, 70) {
        @Override
        double at(double place) {
            return 0.5 + 0.5 * Math.cos(2 * Math.PI * place);
        }
    },
    /**
     * Nine of the longest periods under {@code (exp(-48 u^2) - exp(-12)) / (1 - exp(-12))}, u from -1/2 to 1/2, in effect four
     * and a half: no side lobes, so the strength of a period is exact to 1e-6. Praat's choice for the harmonicity.
     */
    GAUSS(9, 0.25, 700) {
        @Override
        double at(double place) {
            double edge = Math.exp(-12);
            return (Math.exp(-48 * place * place) - edge) / (1 - edge);
        }
    };

    private final double periods;
    private final double lagShare;
    private final int sincDepth;

    BoersmaWindow(double periods, double lagShare, int sincDepth) {
        this.periods = periods;
        this.lagShare = lagShare;
        this.sincDepth = sincDepth;
    }

    /** The length in longest periods. */
    double periods() {
        return periods;
    }

    /** The share of the length up to which the autocorrelation of the window is large enough to divide by. */
    double lagShare() {
        return lagShare;
    }

    /** How many samples on either side the autocorrelation is interpolated from. */
    int sincDepth() {
        return sincDepth;
    }

    /** The value at a place from -1/2 to 1/2. */
    abstract double at(double place);

    /** N values, symmetric. */
    double[] values(int samples) {
        double[] w = new double[samples];
        for (int n = 0; n < samples; n++) {
            w[n] = at((n - 0.5 * (samples - 1)) / (samples + 1));
        }
        return w;
    }
}
