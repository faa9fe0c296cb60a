package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The decoder against the search over all pairs of states. */
class PitchDecoderTest {
    private static final int BINS = 40;

    @Property(tries = 150)
    void findsThePathOfTheFullSearch(
            @ForAll @IntRange(min = 1, max = 300) int frames,
            @ForAll @IntRange(min = 1, max = 60) int reach,
            @ForAll long seed) {
        double[][] observed = observations(frames, new Random(seed));
        float[] hz = new float[BINS];
        for (int b = 0; b < BINS; b++) {
            hz[b] = b;
        }
        int[] found = new int[frames];
        PitchDecoder decoder =
                new PitchDecoder(hz, reach, (t, f0, probability) -> found[(int) t] = Float.isNaN(f0) ? -1 : (int) f0);
        for (double[] frame : observed) {
            decoder.accept(frame, Math.min(1, Arrays.stream(frame).sum()));
        }
        decoder.finish();
        // Several jumps may cost the same but for rounding, so it is the path's worth that must be the full search's.
        double best = fullSearch(observed, reach, null);
        assertEquals(best, fullSearch(observed, reach, found), 1e-9 * Math.abs(best));
    }

    /** Few pitches a frame, at times none, at times all of the probability, at times far from those before. */
    private static double[][] observations(int frames, Random random) {
        double[][] observed = new double[frames][BINS];
        int pitch = 20;
        for (double[] frame : observed) {
            pitch = random.nextInt(8) == 0
                    ? random.nextInt(BINS)
                    : Math.max(0, Math.min(BINS - 1, pitch + random.nextInt(5) - 2));
            double all = random.nextInt(4) == 0 ? 0 : random.nextInt(3) == 0 ? 1 : random.nextDouble();
            double share = random.nextDouble();
            frame[pitch] += all * share;
            frame[random.nextInt(BINS)] += all * (1 - share);
        }
        return observed;
    }

    /** The worth of the best path of all, or of those that have the given pitches, -1 for unvoiced. */
    private static double fullSearch(double[][] observed, int reach, int[] pitches) {
        double[][] logMove = logMoves(reach);
        double[] value = new double[2 * BINS];
        Arrays.fill(value, Math.log(1.0 / (2 * BINS)));
        for (int t = 0; t < observed.length; t++) {
            double voiced = Math.min(1, Arrays.stream(observed[t]).sum());
            double[] next = new double[2 * BINS];
            for (int j = 0; j < 2 * BINS; j++) {
                double most = t == 0 ? value[j] : Double.NEGATIVE_INFINITY;
                for (int i = 0; t > 0 && i < 2 * BINS; i++) {
                    most = Math.max(most, value[i] + logMove[i][j]);
                }
                double probability = j < BINS ? observed[t][j] : (1 - voiced) / BINS;
                boolean allowed = pitches == null || (j < BINS ? pitches[t] == j : pitches[t] < 0);
                next[j] = allowed ? most + Math.log(probability + Double.MIN_NORMAL) : Double.NEGATIVE_INFINITY;
            }
            value = next;
        }
        return Arrays.stream(value).max().getAsDouble();
    }

    private static double[][] logMoves(int reach) {
        double[][] moves = new double[2 * BINS][2 * BINS];
        for (int i = 0; i < BINS; i++) {
            double[] near = new double[BINS];
            for (int j = 0; j < BINS; j++) {
                near[j] = Math.max(0, 1 - Math.abs(i - j) / (reach + 1.0));
            }
            double sum = Arrays.stream(near).sum();
            for (int j = 0; j < BINS; j++) {
                moves[i][j] = Math.log(0.99 * near[j] / sum + Double.MIN_NORMAL);
                moves[i + BINS][j + BINS] = moves[i][j];
                moves[i][j + BINS] = Math.log(0.01 * near[j] / sum + Double.MIN_NORMAL);
                moves[i + BINS][j] = moves[i][j + BINS];
            }
        }
        return moves;
    }
}
