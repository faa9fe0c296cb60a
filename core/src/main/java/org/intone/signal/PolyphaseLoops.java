package org.intone.signal;

import java.util.Arrays;

/** Two inner loops of {@link Resampler}: they compute the same sums in a different order. */
final class PolyphaseLoops {
    /** Outputs of one phase that are computed together; the inputs of all phases stay in the second cache. */
    private static final int BLOCK = 256;

    /** The same where inputs are dealt out for each phase anew; four rows of them stay in the first. */
    private static final int LONG_BLOCK = 1024;

    /** With fewer phases a row is used so rarely that it is better dealt out when it is wanted. */
    private static final int LEAST_TO_DEAL_AT_ONCE = 8;

    private PolyphaseLoops() {}

    /** Fills {@code out} from its first output on, by one loop or the other. */
    static void run(PolyphaseTable table, float[] in, float[] out, boolean byPhases) {
        if (byPhases) {
            byPhases(table, in, out);
        } else {
            byOutputs(table, in, out);
        }
    }

    /**
     * Computes the outputs of one phase side by side, since they share their coefficients and the compiler makes vector
     * instructions of sums over arrays that are indexed alike (about 5 times faster than dot products on JDK 17). For
     * that the input of a block is dealt out, a row for each coefficient that any phase may want.
     *
     * <pre>
     * dealt[r][i]   = x[down * i + r - before],   r = 0 .. down + taps - 1
     * y[up * i + j] = sum over k of h[j * down % up][k] dealt[b + k][i],   b = j * down / up
     * </pre>
     */
    static void byPhases(PolyphaseTable table, float[] in, float[] out) {
        int up = table.up();
        boolean atOnce = up >= LEAST_TO_DEAL_AT_ONCE;
        int block = Math.min(atOnce ? BLOCK : LONG_BLOCK, (out.length + up - 1) / up);
        int width = block + 1 + table.taps() / table.down();
        float[][] dealt = new float[atOnce ? table.down() + table.taps() : table.down()][width];
        float[][] four = new float[4][block];
        float[] sums = new float[block];
        for (int first = 0; (long) first * up < out.length; first += block) {
            int most = Math.min(block, (out.length + up - 1) / up - first);
            deal(table, in, first, most, dealt);
            for (int j = 0; j < up; j++) {
                int count = Math.min(block, (out.length - j + up - 1) / up - first);
                if (count <= 0) {
                    break;
                }
                Arrays.fill(sums, 0, count, 0);
                float[] h = table.row((int) ((long) j * table.down() % up));
                int begin = (int) ((long) j * table.down() / up);
                for (int k = 0; k < h.length; k += 4) {
                    if (!atOnce) {
                        dealFour(dealt, begin + k, four, count);
                    }
                    addProducts(sums, atOnce ? dealt : four, atOnce ? begin + k : 0, h, k, count);
                }
                for (int i = 0; i < count; i++) {
                    out[(first + i) * up + j] = sums[i];
                }
            }
        }
    }

    private static void dealFour(float[][] dealt, int row, float[][] four, int count) {
        for (int u = 0; u < 4; u++) {
            int at = row + u;
            System.arraycopy(dealt[at % dealt.length], at / dealt.length, four[u], 0, count);
        }
    }

    private static void addProducts(float[] sums, float[][] dealt, int row, float[] h, int k, int count) {
        float[] x0 = dealt[row];
        float[] x1 = dealt[row + 1];
        float[] x2 = dealt[row + 2];
        float[] x3 = dealt[row + 3];
        float h0 = h[k];
        float h1 = h[k + 1];
        float h2 = h[k + 2];
        float h3 = h[k + 3];
        for (int i = 0; i < count; i++) {
            sums[i] += h0 * x0[i] + h1 * x1[i] + h2 * x2[i] + h3 * x3[i];
        }
    }

    /**
     * The rows below {@code down} hold every input once; each row behind them is one of theirs, moved on. A row is filled at a
     * time: what neighbouring rows read lies side by side, and is in the first cache for all but one of sixteen.
     *
     * @param count how many outputs of a phase are wanted
     */
    private static void deal(PolyphaseTable table, float[] in, long first, int count, float[][] dealt) {
        int down = table.down();
        int width = count + 1 + table.taps() / down;
        for (int r = 0; r < down; r++) {
            long start = first * down - table.before() + r;
            int from = (int) Math.min(width, Math.max(0, (down - 1 - start) / down));
            int to = (int) Math.max(from, Math.min(width, (in.length - start + down - 1) / down));
            float[] row = dealt[r];
            Arrays.fill(row, 0, from, 0);
            for (int i = from, n = (int) (start + (long) from * down); i < to; i++, n += down) {
                row[i] = in[n];
            }
            Arrays.fill(row, to, width, 0);
        }
        for (int r = down; r < dealt.length; r++) {
            System.arraycopy(dealt[r % down], r / down, dealt[r], 0, count);
        }
    }

    /**
     * Computes one output after the other, its coefficients by cubic interpolation between four phases of the table.
     *
     * <pre>y[m] = sum over k of (sum over r of c[r] h[p - 1 + r][k]) x[b - before + k],   b = m * down / up</pre>
     */
    static void byOutputs(PolyphaseTable table, float[] in, float[] out) {
        int taps = table.taps();
        float[] x = padded(table, in, out.length);
        float[] window = new float[taps];
        float[] c = new float[4];
        for (int m = 0; m < out.length; m++) {
            long position = (long) m * table.down();
            double phase = (double) (position % table.up()) / table.up() * table.phases();
            int p = (int) phase;
            cubic(phase - p, c);
            System.arraycopy(x, (int) (position / table.up()), window, 0, taps);
            multiply(window, table, p, c);
            out[m] = sum(window);
        }
    }

    private static float[] padded(PolyphaseTable table, float[] in, int outputs) {
        long lastBegin = Math.max(0, outputs - 1L) * table.down() / table.up();
        float[] x = new float[Math.max((int) lastBegin + table.taps(), in.length + table.before())];
        System.arraycopy(in, 0, x, table.before(), in.length);
        return x;
    }

    /** Lagrange's weights of the points -1, 0, 1 and 2 for a point between 0 and 1. */
    private static void cubic(double u, float[] c) {
        c[0] = (float) (-u * (u - 1) * (u - 2) / 6);
        c[1] = (float) ((u + 1) * (u - 1) * (u - 2) / 2);
        c[2] = (float) (-(u + 1) * u * (u - 2) / 2);
        c[3] = (float) ((u + 1) * u * (u - 1) / 6);
    }

    private static void multiply(float[] window, PolyphaseTable table, int p, float[] c) {
        float[] h0 = table.row(p - 1);
        float[] h1 = table.row(p);
        float[] h2 = table.row(p + 1);
        float[] h3 = table.row(p + 2);
        float c0 = c[0];
        float c1 = c[1];
        float c2 = c[2];
        float c3 = c[3];
        for (int k = 0; k < window.length; k++) {
            window[k] *= c0 * h0[k] + c1 * h1[k] + c2 * h2[k] + c3 * h3[k];
        }
    }

    private static float sum(float[] values) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int k = 0; k < values.length; k += 4) {
            s0 += values[k];
            s1 += values[k + 1];
            s2 += values[k + 2];
            s3 += values[k + 3];
        }
        return s0 + s1 + (s2 + s3);
    }
}
