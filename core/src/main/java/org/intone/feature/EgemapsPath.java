package org.intone.feature;

/**
 * Chooses F0 of each frame a fixed time later, by the cheapest path so far through the candidates of all frames.
 *
 * <pre>
 * gain of no voice 0.45;  of a period: strength - 0.01 log2(1000 / hz)
 * cost of a step: 0.35 |log2(hz / hz')| between voices, 0.14 between voice and none, 0 between none and none
 * </pre>
 *
 * The costs are Praat's. A decision falls after {@link #LAG} frames, 0.3 s, or at the end. Fixed memory; nothing is allocated for a
 * frame.
 */
final class EgemapsPath {
    /** How many frames later a decision falls. */
    static final int LAG = 30;

    private static final int WIDTH = EgemapsVoice.CANDIDATES + 1;
    private static final int RING = LAG + 1;
    private static final double VOICING = 0.45;
    private static final double OCTAVE = 0.01;
    private static final double OCTAVE_JUMP = 0.35;
    private static final double VOICED_UNVOICED = 0.14;
    private static final double LN2 = Math.log(2);
    private static final double CEILING = Math.log(EgemapsVoice.HIGHEST_HZ) / LN2;

    private final double[] octave = new double[RING * WIDTH];
    private final double[] strength = new double[RING * WIDTH];
    private final int[] from = new int[RING * WIDTH];
    private final int[] states = new int[RING];
    private double[] gain = new double[WIDTH];
    private double[] next = new double[WIDTH];
    private int frames;
    private int chosen;

    /** Takes the candidates of the next frame. */
    void push(EgemapsVoice voice) {
        int base = frames % RING * WIDTH;
        states[frames % RING] = voice.count() + 1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= voice.count(); i++) {
            octave[base + i] = i == 0 ? Double.NaN : Math.log(voice.hz(i - 1)) / LN2;
            strength[base + i] = i == 0 ? 0 : voice.strength(i - 1);
            double own = i == 0 ? VOICING : strength[base + i] - OCTAVE * (CEILING - octave[base + i]);
            next[i] = own + reach(base + i);
            highest = Math.max(highest, next[i]);
        }
        // Only differences count; sums over an hour would cost digits.
        for (int i = 0; i <= voice.count(); i++) {
            next[i] -= highest;
        }
        double[] swapped = gain;
        gain = next;
        next = swapped;
        frames++;
    }

    /** The gain of the best path to a state of the new frame, without its own. */
    private double reach(int to) {
        if (frames == 0) {
            return 0;
        }
        int before = (frames - 1) % RING;
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < states[before]; j++) {
            double total = gain[j] - cost(octave[before * WIDTH + j], octave[to]);
            if (total > best) {
                best = total;
                from[to] = j;
            }
        }
        return best;
    }

    private static double cost(double one, double other) {
        boolean unvoiced = Double.isNaN(one);
        if (unvoiced || Double.isNaN(other)) {
            return unvoiced == Double.isNaN(other) ? 0 : VOICED_UNVOICED;
        }
        return OCTAVE_JUMP * Math.abs(one - other);
    }

    /** Walks back to the frame that lies some frames, at most {@link #LAG}, before the last; {@link #hz} and strength are then its own. */
    void walkBack(int framesBack) {
        int last = frames - 1;
        int state = 0;
        for (int i = 1; i < states[last % RING]; i++) {
            state = gain[i] > gain[state] ? i : state;
        }
        for (int t = last; t > last - framesBack; t--) {
            state = from[t % RING * WIDTH + state];
        }
        chosen = (last - framesBack) % RING * WIDTH + state;
    }

    /** F0 of the frame walked back to; NaN where there is no voice. */
    double hz() {
        return Math.pow(2, octave[chosen]);
    }

    /** The normalised autocorrelation at its period. */
    double strength() {
        return strength[chosen];
    }
}
