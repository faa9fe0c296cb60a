package org.intone.signal;

import java.util.Arrays;

/**
 * {@link Resampler}'s sums by way of spectra, many blocks at once: about a third of the time of the sums themselves.
 *
 * <pre>
 * a block: q units of down inputs, which become q units of up outputs; e units at either end serve as neighbours only
 * G[k] = sum over n of g(n) cos(2 pi k n / (q down)),  Y[k] = G[k] X[k] for k below half of the shorter transform, else 0
 * y = the transform of q up points back from Y;  units e .. q - e - 1 of it are outputs, e = W / down rounded up
 * </pre>
 *
 * Outputs lie between inputs, but a filter that stops at half the input's rate has all that it does there in its samples (within its
 * stop band, -132 dB). The blocks lie on a grid that begins with the signal, and each is computed alone to the bit.
 *
 * <p>Two things that the sums have and spectra lack are kept: an output whose inputs are all 0 is 0, and a sample that is not finite
 * spoils what it reaches and no more; the block around it is computed by {@link PolyphaseLoops}.
 *
 * <p>Holds scratch memory: one instance for each thread. Source: overlap-save, Crochiere and Rabiner, chapter 7.
 */
final class ResamplerBlocks {
    /** Blocks that are transformed together. */
    private static final int LANES = 64;

    private static final int LONGEST = 1 << 14;

    /** With fewer blocks the sums are as fast. */
    private static final int LEAST_BLOCKS = 8;

    private static final int SHARE_OF_EDGES = 4;

    private final PolyphaseTable table;
    private final int units;
    private final int edge;
    private final float[] gains;
    private final float[][] rows = new float[16][];
    private final RealBatchFft forward;
    private final InverseBatchFft back;

    /** For a table that {@link #suits}. */
    ResamplerBlocks(PolyphaseTable table) {
        this.table = table;
        this.units = units(table);
        this.edge = edge(table);
        int size = units * table.down();
        this.gains = gains(table, size, units * Math.min(table.up(), table.down()) / 2);
        this.forward = new RealBatchFft(size, LANES);
        this.back = new InverseBatchFft(units * table.up(), LANES);
    }

    /** Whether both transforms have sizes of small primes, and blocks are not too long. */
    static boolean suits(PolyphaseTable table) {
        long longest = (long) units(table) * Math.max(table.up(), table.down());
        return table.isExact()
                && longest <= LONGEST
                && RealBatchFft.suits(units(table) * table.down())
                && RealBatchFft.suits(units(table) * table.up());
    }

    /** Units of a block that give outputs. */
    static int hop(PolyphaseTable table) {
        return units(table) - 2 * edge(table);
    }

    /** The outputs from which on blocks are faster. */
    static long leastOutputs(PolyphaseTable table) {
        return (long) LEAST_BLOCKS * hop(table) * table.up();
    }

    private static int edge(PolyphaseTable table) {
        return (table.before() + table.down()) / table.down();
    }

    /** A power of two of which the edges are a quarter at most. */
    private static int units(PolyphaseTable table) {
        return Integer.highestOneBit(2 * SHARE_OF_EDGES * edge(table) - 1) << 1;
    }

    private static float[] gains(PolyphaseTable table, int size, int count) {
        float[] g = table.row(0);
        float[] gains = new float[count];
        double[] cos = new double[size];
        for (int n = 0; n < size; n++) {
            cos[n] = Math.cos(2 * Math.PI * n / size);
        }
        for (int k = 0; k < count; k++) {
            double sum = 0;
            for (int i = 0; i < g.length; i++) {
                sum += g[i] * cos[(int) ((long) k * Math.abs(i - table.before()) % size)];
            }
            // The inverse gives half the sum over all bins, where a size-th of it is wanted.
            gains[k] = (float) (sum * 2 / size);
        }
        return gains;
    }

    /** Fills {@code out} from its first output on; the input counts as 0 before its beginning and after its end. */
    void run(float[] in, float[] out) {
        int outputs = hop(table) * table.up();
        int blocks = (out.length + outputs - 1) / outputs;
        int batches = (blocks + LANES - 1) / LANES;
        for (int i = 0; i < batches; i++) {
            int first = (int) ((long) blocks * i / batches);
            int end = (int) ((long) blocks * (i + 1) / batches);
            load(in, first, end - first);
            filter(end - first);
            store(in, out, first, end - first);
        }
        silence(in, out);
    }

    /** A few rows at a time, so that neither what is read nor what is written leaves the first cache. */
    private void load(float[] in, int first, int count) {
        int size = units * table.down();
        for (int from = 0; from < size; from += rows.length) {
            int end = Math.min(rows.length, size - from);
            for (int r = 0; r < end; r++) {
                rows[r] = forward.sample(from + r);
            }
            for (int i = 0; i < count; i++) {
                loadInto(in, start(first + i) + from, i, end);
            }
        }
    }

    /** Element i of the first rows. */
    private void loadInto(float[] in, int at, int i, int count) {
        if (at >= 0 && at + count <= in.length) {
            for (int r = 0; r < count; r++) {
                rows[r][i] = in[at + r];
            }
        } else {
            for (int r = 0; r < count; r++) {
                rows[r][i] = at + r >= 0 && at + r < in.length ? in[at + r] : 0;
            }
        }
    }

    /** The first input of a block. */
    private int start(int block) {
        return (block * hop(table) - edge) * table.down();
    }

    private void filter(int count) {
        forward.transform(count);
        for (int k = 0; k < gains.length; k++) {
            LaneLoops.product(back.re(k), forward.re(k), gains[k], count);
            LaneLoops.product(back.im(k), forward.im(k), gains[k], count);
        }
        int last = units * table.up() / 2;
        for (int k = gains.length; k < last; k++) {
            Arrays.fill(back.re(k), 0, count, 0);
            Arrays.fill(back.im(k), 0, count, 0);
        }
        Arrays.fill(back.re(last), 0, count, 0);
        back.transform(count);
    }

    private void store(float[] in, float[] out, int first, int count) {
        int outputs = hop(table) * table.up();
        for (int m = 0; m < outputs; m++) {
            float[] row = back.sample(edge * table.up() + m);
            int i = 0;
            for (int at = first * outputs + m; i < count && at < out.length; i++, at += outputs) {
                out[at] = row[i];
            }
        }
        for (int i = 0; i < count; i++) {
            // What is not finite spoils a whole block, so one output tells.
            if (!Float.isFinite(out[(first + i) * outputs])) {
                sumsOf(in, out, first + i);
            }
        }
    }

    private void sumsOf(float[] in, float[] out, int block) {
        int start = start(block);
        float[] known = new float[units * table.down()];
        int from = Math.max(0, -start);
        int count = Math.min(known.length, in.length - start) - from;
        System.arraycopy(in, start + from, known, from, Math.max(0, count));
        float[] sums = new float[(units - edge) * table.up()];
        PolyphaseLoops.byOutputs(table, known, sums);
        int outputs = hop(table) * table.up();
        int at = block * outputs;
        System.arraycopy(sums, edge * table.up(), out, at, Math.min(outputs, out.length - at));
    }

    /** Silences the outputs of which the filter reaches zeros only. */
    private void silence(float[] in, float[] out) {
        int run = 0;
        for (int n = 0; n <= in.length; n++) {
            if (n < in.length && in[n] == 0) {
                run++;
            } else {
                boolean starts = run == n;
                boolean ends = n == in.length;
                if (run >= table.taps() || (run > 0 && (starts || ends))) {
                    // A short run at the end may reach no output at all: its first lies behind the last.
                    long from = Math.min(starts ? 0 : firstOutput(n - run + table.before()), out.length);
                    long to = ends ? out.length : firstOutput(n - table.taps() + table.before() + 1L);
                    Arrays.fill(out, (int) from, (int) Math.max(from, Math.min(to, out.length)), 0);
                }
                run = 0;
            }
        }
    }

    /** The first output that does not lie before an input. */
    private long firstOutput(long input) {
        return Math.max(0, Math.floorDiv(input * table.up() + table.down() - 1, (long) table.down()));
    }
}
