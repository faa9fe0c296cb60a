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

    private void load(float[] in, int first, int count) {
        int size = units * table.down();
        int apart = hop(table) * table.down();
        // Blocks that reach beyond the signal are the first and the last ones.
        int from = Math.min(count, Math.max(0, (-start(first) + apart - 1) / apart));
        int to = Math.max(from, Math.min(count, Math.floorDiv(in.length - size - start(first), apart) + 1));
        for (int n = 0; n < size; n += 4) {
            float[] a = forward.sample(n);
            float[] b = forward.sample(n + 1);
            float[] c = forward.sample(n + 2);
            float[] d = forward.sample(n + 3);
            LaneLoops.deal(in, start(first) + n, apart, a, b, c, d, from, to);
        }
        for (int i = 0; i < from; i++) {
            loadPart(in, start(first + i), i);
        }
        for (int i = to; i < count; i++) {
            loadPart(in, start(first + i), i);
        }
    }

    /** One block, with zeros where there is no signal. */
    private void loadPart(float[] in, int start, int i) {
        for (int n = 0; n < units * table.down(); n++) {
            int at = start + n;
            forward.sample(n)[i] = at >= 0 && at < in.length ? in[at] : 0;
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
        int whole = Math.min(count, out.length / outputs - first);
        int m = 0;
        for (; m + 3 < outputs; m += 4) {
            float[] a = back.sample(edge * table.up() + m);
            float[] b = back.sample(edge * table.up() + m + 1);
            float[] c = back.sample(edge * table.up() + m + 2);
            float[] d = back.sample(edge * table.up() + m + 3);
            LaneLoops.gather(a, b, c, d, out, first * outputs + m, outputs, whole);
        }
        storePart(out, first, m, 0, whole);
        storePart(out, first, 0, whole, count);
        for (int i = 0; i < count; i++) {
            // What is not finite spoils a whole block, so one output tells.
            if (!Float.isFinite(out[(first + i) * outputs])) {
                sumsOf(in, out, first + i);
            }
        }
    }

    /** The outputs of some blocks from the {@code from}-th of each on, as far as there are any. */
    private void storePart(float[] out, int first, int from, int block, int end) {
        int outputs = hop(table) * table.up();
        for (int i = block; i < end; i++) {
            int at = (first + i) * outputs;
            for (int m = from; m < Math.min(outputs, out.length - at); m++) {
                out[at + m] = back.sample(edge * table.up() + m)[i];
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

    /** Silences the outputs of which the filter reaches zeros only: looks where a long run of zeros cannot hide. */
    private void silence(float[] in, float[] out) {
        int from = 0;
        while (from < in.length) {
            int zero = from == 0 ? 0 : Math.min(from + table.taps() - 1, in.length - 1);
            if (in[zero] != 0) {
                from = zero + 1;
                continue;
            }
            int first = zero;
            while (first > from && in[first - 1] == 0) {
                first--;
            }
            int end = zero + 1;
            while (end < in.length && in[end] == 0) {
                end++;
            }
            silence(first, end, in.length, out);
            from = end;
        }
    }

    /** Silences what the zeros from {@code first} to {@code end} leave silent. */
    private void silence(int first, int end, int length, float[] out) {
        boolean ends = end == length;
        // A short run at the end may reach no output at all: its first lies behind the last.
        long from = first == 0 ? 0 : Math.min(firstOutput(first + table.before()), out.length);
        long to = ends ? out.length : firstOutput(end - table.taps() + table.before() + 1L);
        Arrays.fill(out, (int) from, (int) Math.max(from, Math.min(to, out.length)), 0);
    }

    /** The first output that does not lie before an input. */
    private long firstOutput(long input) {
        return Math.max(0, Math.floorDiv(input * table.up() + table.down() - 1, (long) table.down()));
    }
}
