package org.intone.signal;

/**
 * Two scales of perceived pitch, from Hz to mel and back.
 *
 * <pre>
 * Slaney: 3 f / 200 below 1 kHz, 15 + 27 ln(f / 1000) / ln 6.4 from there on
 * HTK:    2595 log10(1 + f / 700)
 * </pre>
 */
public enum MelScale {
    /** Linear below 1 kHz, logarithmic above; librosa's default. */
    SLANEY {
        @Override
        public double toMel(double hz) {
            return hz < KNEE_HZ ? hz / LINEAR_HZ : KNEE_HZ / LINEAR_HZ + Math.log(hz / KNEE_HZ) / LOG_STEP;
        }

        @Override
        public double toHz(double mel) {
            double knee = KNEE_HZ / LINEAR_HZ;
            return mel < knee ? mel * LINEAR_HZ : KNEE_HZ * Math.exp(LOG_STEP * (mel - knee));
        }
    },
    /** One formula for all frequencies; that of the Hidden Markov Model Toolkit. */
    HTK {
        @Override
        public double toMel(double hz) {
            return 2595 * Math.log10(1 + hz / 700);
        }

        @Override
        public double toHz(double mel) {
            return 700 * (Math.pow(10, mel / 2595) - 1);
        }
    };

    private static final double KNEE_HZ = 1000;
    private static final double LINEAR_HZ = 200.0 / 3;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    /** From Hz, 0 or more. */
    public abstract double toMel(double hz);

    /** To Hz. */
    public abstract double toHz(double mel);

    /** The {@code bands + 2} frequencies in Hz, equally spaced in mel, from {@code lowHz} to {@code highHz}. */
    double[] edgesHz(int bands, double lowHz, double highHz) {
        double low = toMel(lowHz);
        double step = (toMel(highHz) - low) / (bands + 1);
        double[] edges = new double[bands + 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = toHz(low + i * step);
        }
        return edges;
    }
}
