package org.intone.feature;

import java.util.Arrays;

/**
 * The cheapest path through the candidates of all frames, by Viterbi's algorithm.
 *
 * <pre>
 * gain of no voice: voicing + max(0, 2 - intensity (1 + voicing) / silence)
 * gain of a period: strength - octave log2(ceilingHz / hz)
 * cost of a step:   0 from no voice to no voice, voicedUnvoiced from one to the other, octaveJump |log2(hz / hz')| between voices
 * </pre>
 *
 * The costs of steps are those for a hop of 10 ms and are scaled to the hop. A candidate above the ceiling counts as no voice.
 */
final class BoersmaPath {
    private final BoersmaPitch.Settings settings;
    private final int width;
    private final float[] hz;
    private final float[] strength;
    private final double[] gain;

    BoersmaPath(BoersmaPitch.Settings settings, int frames) {
        this.settings = settings;
        this.width = settings.candidates();
        this.hz = new float[frames * width];
        this.strength = new float[frames * width];
        this.gain = new double[frames * width];
        Arrays.fill(gain, Double.NEGATIVE_INFINITY);
    }

    /** Takes the candidates of frame t, the absence of a voice being the first. */
    void put(int t, BoersmaCandidates candidates, double intensity) {
        BoersmaPitch.Costs costs = settings.costs();
        int at = t * width;
        double quiet = costs.silence() <= 0 ? 0 : 2 - intensity * (1 + costs.voicing()) / costs.silence();
        double unvoiced = costs.voicing() + Math.max(0, quiet);
        hz[at] = Float.NaN;
        gain[at] = unvoiced;
        for (int i = 0; i < candidates.count(); i++) {
            at++;
            boolean voiced = candidates.hz(i) < settings.ceilingHz();
            hz[at] = voiced ? (float) candidates.hz(i) : Float.NaN;
            strength[at] = voiced ? (float) candidates.strength(i) : 0;
            gain[at] = voiced
                    ? candidates.strength(i) - costs.octave() * log2(settings.ceilingHz() / candidates.hz(i))
                    : unvoiced;
        }
    }

    /** Fills F0, NaN where there is no voice, and strength of all frames. */
    void walk(float[] f0Hz, float[] strengths) {
        int frames = f0Hz.length;
        int[] from = new int[frames * width];
        double scale = 0.01 / settings.hopSeconds();
        for (int t = 1; t < frames; t++) {
            for (int i = t * width; i < (t + 1) * width && gain[i] > Double.NEGATIVE_INFINITY; i++) {
                step(i, (t - 1) * width, scale, from);
            }
        }
        int best = Math.max(0, (frames - 1) * width);
        for (int i = best; i < frames * width; i++) {
            best = gain[i] > gain[best] ? i : best;
        }
        for (int t = frames - 1; t >= 0; t--) {
            f0Hz[t] = hz[best];
            strengths[t] = strength[best];
            best = from[best];
        }
    }

    private void step(int to, int before, double scale, int[] from) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = before; i < before + width && gain[i] > Double.NEGATIVE_INFINITY; i++) {
            double total = gain[i] - scale * cost(hz[i], hz[to]);
            if (total > best) {
                best = total;
                from[to] = i;
            }
        }
        gain[to] += best;
    }

    private double cost(float one, float other) {
        if (Float.isNaN(one) || Float.isNaN(other)) {
            return Float.isNaN(one) == Float.isNaN(other) ? 0 : settings.costs().voicedUnvoiced();
        }
        return settings.costs().octaveJump() * Math.abs(log2(one / (double) other));
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
