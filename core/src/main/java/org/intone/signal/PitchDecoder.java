package org.intone.signal;

import java.util.Arrays;

/**
 * The likeliest path through pitches and voicing: Viterbi's algorithm over 2 B states, B voiced pitches and the same unvoiced.
 *
 * <pre>
 * v[t][j] = log o[t][j] + max over i of (v[t-1][i] + log a[i][j]),  v[0][j] = log o[0][j] + log 1/(2 B)
 * a[i][j] = s T[i][j] within voiced or within unvoiced, s = 0.99, else (1 - s) T[i][j]
 * T[i][j] = max(0, 1 - |i - j| / (h + 1)) / its sum over j;  every log is that of the probability + 2.2e-308
 * </pre>
 *
 * Equal to the search over all pairs of states, which librosa makes, at a fraction of the work: from unvoiced pitches only neighbours within h
 * are tried, from voiced ones only those that were observed, and the others where nothing else came near; a jump beyond h costs
 * the same wherever it starts, so it starts from the best.
 *
 * <p>Where each state came from is kept until all paths agree, but for 4,096 frames at most: then the path that is best so far decides.
 * For one thread; nothing is allocated for a frame.
 *
 * <p>Source: Mauch and Dixon, pYIN: a fundamental frequency estimator using probabilistic threshold distributions, ICASSP 2014.
 */
final class PitchDecoder {
    private static final int MOST_PENDING = 4096;
    private static final int CHECK_EVERY = 128;
    private static final double LOG_TINY = Math.log(Double.MIN_NORMAL);
    private static final double LOG_STAY = Math.log(0.99);
    private static final double LOG_SWITCH = Math.log(0.01);

    private final int bins;
    private final int reach;
    private final float[] frequenciesHz;
    private final PitchSink sink;
    private final double[] logNear;
    private final double[] logRow;
    private final char[][] origins = new char[MOST_PENDING][];
    private final float[] voiced = new float[MOST_PENDING];
    private final int[] path = new int[MOST_PENDING];
    private final double[] value;
    /** The values of the frame before, less the logarithm of the sum of their row. */
    private final double[] ready;

    private final int[] observed;
    private final int[] alive;
    private final long[] seen;
    private int observedCount;
    private double mostUnobserved;
    private int best;
    private long first;
    private long next;
    private long stamp;

    /**
     * Decodes a signal after the other.
     *
     * @param frequenciesHz of the B bins
     * @param reach how many bins the pitch may move from one frame to the next, h
     * @param sink takes the pitch of each frame, some frames later
     */
    PitchDecoder(float[] frequenciesHz, int reach, PitchSink sink) {
        this.bins = frequenciesHz.length;
        this.reach = reach;
        this.frequenciesHz = frequenciesHz;
        this.sink = sink;
        this.logNear = new double[reach + 1];
        for (int d = 0; d <= reach; d++) {
            logNear[d] = Math.log(1 - d / (reach + 1.0));
        }
        this.logRow = new double[bins];
        for (int i = 0; i < bins; i++) {
            double sum = 0;
            for (int j = Math.max(0, i - reach); j <= Math.min(bins - 1, i + reach); j++) {
                sum += 1 - Math.abs(i - j) / (reach + 1.0);
            }
            logRow[i] = Math.log(sum);
        }
        this.value = new double[2 * bins];
        this.ready = new double[2 * bins];
        this.observed = new int[bins];
        this.alive = new int[2 * bins];
        this.seen = new long[2 * bins];
    }

    /** Takes the next frame: the probability of each voiced pitch, and that of all together. */
    void accept(double[] probabilities, double voicedProbability) {
        int slot = (int) (next % MOST_PENDING);
        if (origins[slot] == null) {
            origins[slot] = new char[2 * bins];
        }
        if (next == 0) {
            Arrays.fill(value, Math.log(1.0 / (2 * bins) + Double.MIN_NORMAL));
        } else {
            advance(origins[slot]);
        }
        observe(probabilities, voicedProbability);
        voiced[slot] = (float) voicedProbability;
        next++;
        if (next % CHECK_EVERY == 0) {
            decideWhatAllAgreeOn();
        }
        if (next - first == MOST_PENDING) {
            decide(best, next - 1, first + MOST_PENDING / 2);
        }
    }

    /** Ends the signal: passes what is left of it. */
    void finish() {
        if (next > first) {
            decide(best, next - 1, next);
        }
        first = 0;
        next = 0;
    }

    private void advance(char[] origin) {
        double jump = value[best] + LOG_TINY;
        for (int i = 0; i < bins; i++) {
            ready[i] = value[i] - logRow[i];
            ready[bins + i] = value[bins + i] - logRow[i];
        }
        for (int j = 0; j < bins; j++) {
            int unvoiced = bestNear(bins, j);
            double ofUnvoiced = reached(unvoiced, j);
            int pitch = bestObserved(j);
            double ofPitch = pitch < 0 ? Double.NEGATIVE_INFINITY : reached(pitch, j);
            // To switch is the dearest of both moves, so what falls short even of that cannot win either.
            if (mostUnobserved + LOG_STAY >= Math.max(jump, Math.max(ofUnvoiced, ofPitch) + LOG_SWITCH)) {
                pitch = bestNear(0, j);
                ofPitch = reached(pitch, j);
            }
            boolean comes = ofPitch + LOG_STAY >= ofUnvoiced + LOG_SWITCH;
            set(origin, j, comes ? pitch : unvoiced, comes ? ofPitch + LOG_STAY : ofUnvoiced + LOG_SWITCH, jump);
            boolean goes = ofPitch + LOG_SWITCH >= ofUnvoiced + LOG_STAY;
            set(origin, bins + j, goes ? pitch : unvoiced, goes ? ofPitch + LOG_SWITCH : ofUnvoiced + LOG_STAY, jump);
        }
    }

    /** The value of a state is read before it is set: {@code ready} holds those of the frame before. */
    private void set(char[] origin, int state, int from, double reached, double jump) {
        boolean jumps = jump > reached;
        origin[state] = (char) (jumps ? best : from);
        value[state] = jumps ? jump : reached;
    }

    private double reached(int from, int j) {
        return ready[from] + logNear[Math.abs((from < bins ? from : from - bins) - j)];
    }

    /** The first of the states {@code offset + i} within reach of bin j from which it is reached best. */
    private int bestNear(int offset, int j) {
        double most = Double.NEGATIVE_INFINITY;
        int from = offset + j;
        for (int i = Math.max(0, j - reach); i <= j; i++) {
            double candidate = ready[offset + i] + logNear[j - i];
            if (candidate > most) {
                most = candidate;
                from = offset + i;
            }
        }
        int high = Math.min(bins - 1, j + reach);
        for (int i = j + 1; i <= high; i++) {
            double candidate = ready[offset + i] + logNear[i - j];
            if (candidate > most) {
                most = candidate;
                from = offset + i;
            }
        }
        return from;
    }

    /** The same among the pitches that were observed in the frame before; -1 if none is within reach. */
    private int bestObserved(int j) {
        double most = Double.NEGATIVE_INFINITY;
        int from = -1;
        for (int o = 0; o < observedCount; o++) {
            int distance = Math.abs(observed[o] - j);
            if (distance <= reach && ready[observed[o]] + logNear[distance] > most) {
                most = ready[observed[o]] + logNear[distance];
                from = observed[o];
            }
        }
        return from;
    }

    private void observe(double[] probabilities, double voicedProbability) {
        observedCount = 0;
        mostUnobserved = Double.NEGATIVE_INFINITY;
        best = 0;
        for (int j = 0; j < bins; j++) {
            if (probabilities[j] > 0) {
                observed[observedCount++] = j;
                value[j] += Math.log(probabilities[j] + Double.MIN_NORMAL);
            } else {
                value[j] += LOG_TINY;
                mostUnobserved = Math.max(mostUnobserved, value[j] - logRow[j]);
            }
            best = value[j] > value[best] ? j : best;
        }
        double logUnvoiced = Math.log((1 - voicedProbability) / bins + Double.MIN_NORMAL);
        for (int j = bins; j < 2 * bins; j++) {
            value[j] += logUnvoiced;
            best = value[j] > value[best] ? j : best;
        }
    }

    /** Follows all states back until they come from one; what lies before it cannot change any more. */
    private void decideWhatAllAgreeOn() {
        int count = 2 * bins;
        for (int i = 0; i < count; i++) {
            alive[i] = i;
        }
        for (long t = next - 1; t > first; t--) {
            char[] origin = origins[(int) (t % MOST_PENDING)];
            int distinct = 0;
            stamp++;
            for (int i = 0; i < count; i++) {
                int from = origin[alive[i]];
                if (seen[from] != stamp) {
                    seen[from] = stamp;
                    alive[distinct++] = from;
                }
            }
            count = distinct;
            if (count == 1) {
                decide(alive[0], t - 1, t);
                return;
            }
        }
    }

    /** Passes the frames before {@code end} of the path that leads to a state of frame {@code last}. */
    private void decide(int state, long last, long end) {
        int at = state;
        for (long t = last; t >= first; t--) {
            path[(int) (t % MOST_PENDING)] = at;
            at = t > first ? origins[(int) (t % MOST_PENDING)][at] : at;
        }
        for (long t = first; t < end; t++) {
            int slot = (int) (t % MOST_PENDING);
            sink.accept(t, path[slot] < bins ? frequenciesHz[path[slot]] : Float.NaN, voiced[slot]);
        }
        first = end;
    }
}
