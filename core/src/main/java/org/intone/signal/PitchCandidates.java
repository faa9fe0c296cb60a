package org.intone.signal;

/**
 * The pitches that a frame may have, each with its probability: YIN with every threshold at once.
 *
 * <pre>
 * s[j] = j / 100,  b[j] = the mass of the beta distribution (2, 18) between s[j-1] and s[j],  j = 1 .. 100
 * troughs i of y with y[i] &lt; s[j], counted from the shortest period: rank r of m
 * P[i] = sum over j of b[j] (1 - e^-2) e^(-2 r) / (1 - e^(-2 m)),  the least trough also 0.01 sum of b[j] over s[j] &lt;= y[i]
 * </pre>
 *
 * As librosa 0.11 has it, also in that of two troughs in one pitch bin the one of the longer period stays. Holds scratch memory.
 */
final class PitchCandidates {
    private static final int THRESHOLDS = 100;
    private static final double DECAY = 2;
    private static final double NO_TROUGH = 0.01;
    private static final double[] BETA = beta();

    private final YinDifference difference;
    private final double lowHz;
    private final int binsPerOctave;
    private final double[] observed;
    private final int[] troughs;
    private final int[] firstThreshold;
    private final double[] weights;
    private int troughCount;
    private double voiced;

    /** For {@code bins} of pitch from {@code lowHz} on. */
    PitchCandidates(YinDifference difference, double lowHz, int bins, int binsPerOctave) {
        this.difference = difference;
        this.lowHz = lowHz;
        this.binsPerOctave = binsPerOctave;
        this.observed = new double[bins];
        this.troughs = new int[difference.size()];
        this.firstThreshold = new int[difference.size()];
        this.weights = new double[difference.size()];
    }

    /** Distribution function of beta(2, 18): 1 - (1 - x)^19 - 19 x (1 - x)^18. */
    private static double[] beta() {
        double[] masses = new double[THRESHOLDS];
        double before = 0;
        for (int j = 1; j <= THRESHOLDS; j++) {
            double x = (double) j / THRESHOLDS;
            double cumulative = 1 - Math.pow(1 - x, 19) - 19 * x * Math.pow(1 - x, 18);
            masses[j - 1] = cumulative - before;
            before = cumulative;
        }
        return masses;
    }

    /** Weighs the candidates of a frame; the result holds until the next frame. */
    void find(float[] samples) {
        double[] values = difference.of(samples);
        for (int i = 0; i < troughCount; i++) {
            observed[Math.min(observed.length - 1, Math.max(0, troughs[i]))] = 0;
        }
        troughCount = 0;
        int least = -1;
        for (int i = 0; i < values.length; i++) {
            if (difference.isTrough(i)) {
                least = least < 0 || values[i] < values[troughs[least]] ? troughCount : least;
                firstThreshold[troughCount] = firstAbove(values[i]);
                weights[troughCount] = 0;
                troughs[troughCount] = i;
                troughCount++;
            }
        }
        voiced = 0;
        if (troughCount > 0) {
            weigh();
            for (int j = 0; j < firstThreshold[least]; j++) {
                weights[least] += NO_TROUGH * BETA[j];
            }
            collect();
        }
    }

    /** The first j with value below s[j + 1]. */
    private static int firstAbove(double value) {
        int j = (int) Math.max(0, Math.min(THRESHOLDS, Math.floor(value * THRESHOLDS)));
        while (j > 0 && value < (double) j / THRESHOLDS) {
            j--;
        }
        while (j < THRESHOLDS && !(value < (j + 1.0) / THRESHOLDS)) {
            j++;
        }
        return j;
    }

    private void weigh() {
        for (int j = 0; j < THRESHOLDS; j++) {
            int below = 0;
            for (int i = 0; i < troughCount; i++) {
                below += firstThreshold[i] <= j ? 1 : 0;
            }
            double share = BETA[j] * (1 - Math.exp(-DECAY)) / (1 - Math.exp(-DECAY * below));
            for (int i = 0; below > 0 && i < troughCount; i++) {
                if (firstThreshold[i] <= j) {
                    weights[i] += share;
                    share *= Math.exp(-DECAY);
                }
            }
        }
    }

    /** Puts the weights into their bins, and these in place of the troughs, to be cleared by. */
    private void collect() {
        for (int i = 0; i < troughCount; i++) {
            double octaves = Math.log(difference.frequencyHz(troughs[i]) / lowHz) / Math.log(2);
            int bin = (int) Math.max(0, Math.rint(binsPerOctave * octaves));
            troughs[i] = bin;
            if (weights[i] > 0 && bin < observed.length) {
                observed[bin] = weights[i];
            }
        }
        int end = 0;
        for (int i = 0; i < troughCount; i++) {
            if (troughs[i] < observed.length) {
                troughs[end++] = troughs[i];
            }
        }
        troughCount = end;
        for (double probability : observed) {
            voiced += probability;
        }
        voiced = Math.min(1, voiced);
    }

    /** The probability of each pitch bin, shared. */
    double[] observed() {
        return observed;
    }

    /** The probability that the frame is voiced. */
    double voiced() {
        return voiced;
    }
}
