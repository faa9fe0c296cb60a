package org.intone.signal;

import java.util.Arrays;

/**
 * The discrete Fourier transforms of many complex signals at once.
 *
 * <pre>
 * X[k] = sum over n of x[n] exp(-2 pi i k n / N),  k = 0 .. N-1
 * before: row n of re and im holds x[n] of every signal;  after: row {@link #rowOf rowOf(k)} holds X[k] of every signal
 * </pre>
 *
 * <p>A transform of one signal is a scattered dance that the compiler cannot make vector instructions of; of the same step for many
 * signals it can. Decimation in frequency [1] by factors of 4, 2 and odd primes up to {@value #LARGEST_PRIME}, depth first, so that the
 * smaller transforms stay in the cache. The arithmetic of a signal does not depend on how many there are: it gives the same bits
 * alone and among others. Checked against the sum above.
 *
 * <p>Holds the rows and scratch memory: one instance for each thread. Allocates nothing for a transform.
 *
 * <ol>
 *   <li>C. Van Loan: Computational Frameworks for the Fast Fourier Transform. SIAM 1992, chapter 2.
 * </ol>
 */
final class BatchFft {
    static final int LARGEST_PRIME = 13;

    private static final float[] ONES = new float[LARGEST_PRIME / 2 + 1];

    static {
        Arrays.fill(ONES, 1);
    }

    private final int size;
    private final int[] radices;
    private final float[] cos;
    private final float[] sin;
    private final int[] rowOf;
    private final float[][] re;
    private final float[][] im;
    /** Row 0 is zeros. */
    private final float[][] spareRe;

    private final float[][] spareIm;
    private final float[] evenWeights = new float[LARGEST_PRIME / 2 + 1];
    private final float[] oddWeights = new float[LARGEST_PRIME / 2 + 1];

    /** Makes the tables and rows for up to so many signals of N = {@code size} samples, a size that {@link #suits}. */
    BatchFft(int size, int lanes) {
        if (!suits(size)) {
            throw new IllegalArgumentException(
                    "size must be a product of primes up to " + LARGEST_PRIME + ", was " + size);
        }
        this.size = size;
        this.radices = radices(size);
        this.cos = new float[size];
        this.sin = new float[size];
        for (int k = 0; k < size; k++) {
            cos[k] = (float) Math.cos(2 * Math.PI * k / size);
            sin[k] = (float) -Math.sin(2 * Math.PI * k / size);
        }
        this.rowOf = new int[size];
        order(0, 0, size, 0, 1);
        this.re = new float[size][lanes];
        this.im = new float[size][lanes];
        this.spareRe = new float[LARGEST_PRIME][lanes];
        this.spareIm = new float[LARGEST_PRIME][lanes];
    }

    /** Whether a size is a product of primes up to {@value #LARGEST_PRIME}. */
    static boolean suits(int size) {
        int rest = Math.max(0, size);
        for (int prime = 2; prime <= LARGEST_PRIME && rest > 0; prime++) {
            while (rest % prime == 0) {
                rest /= prime;
            }
        }
        return rest == 1;
    }

    /** Odd factors first, since their steps need more rows at once; then fours, and a two where one is left. */
    private static int[] radices(int size) {
        int[] found = new int[Integer.SIZE];
        int count = 0;
        int rest = size;
        for (int prime = LARGEST_PRIME; prime > 2; prime -= 2) {
            for (; rest % prime == 0; rest /= prime) {
                found[count++] = prime;
            }
        }
        for (; rest % 4 == 0; rest /= 4) {
            found[count++] = 4;
        }
        if (rest == 2) {
            found[count] = 2;
        }
        return found;
    }

    private void order(int level, int at, int length, int bin, int stride) {
        if (length == 1) {
            rowOf[bin] = at;
            return;
        }
        int radix = radices[level];
        int part = length / radix;
        for (int r = 0; r < radix; r++) {
            order(level + 1, at + r * part, part, bin + r * stride, stride * radix);
        }
    }

    /** The number of samples of a signal, N. */
    int size() {
        return size;
    }

    /** The row in which bin k stands after {@link #transform}. */
    int rowOf(int k) {
        return rowOf[k];
    }

    /** The real parts in a row; to be asked for anew after each transform, which may let rows change places. */
    float[] re(int row) {
        return re[row];
    }

    /** The imaginary parts in a row. */
    float[] im(int row) {
        return im[row];
    }

    /** Transforms the first {@code lanes} signals in place. */
    void transform(int lanes) {
        transform(0, 0, size, lanes);
    }

    private void transform(int level, int at, int length, int lanes) {
        if (length == 1) {
            return;
        }
        int radix = radices[level];
        int part = length / radix;
        for (int j = 0; j < part; j++) {
            step(radix, at + j, part, j * (size / length), lanes);
        }
        for (int r = 0; r < radix; r++) {
            transform(level + 1, at + r * part, part, lanes);
        }
    }

    /** One butterfly of the rows {@code first, first + apart, ..}, and the turns w, 2 w, .. behind it, in parts of a circle of N. */
    private void step(int radix, int first, int apart, int w, int lanes) {
        if (radix == 4) {
            four(first, apart, w, lanes);
        } else if (radix == 2) {
            two(first, first + apart, w, lanes);
        } else if (radix == 5) {
            five(first, apart, w, lanes);
        } else {
            odd(radix, first, apart, w, lanes);
        }
    }

    private void two(int a, int b, int w, int lanes) {
        if (w == 0) {
            LaneLoops.sumAndDifference(re[a], re[b], lanes);
            LaneLoops.sumAndDifference(im[a], im[b], lanes);
        } else {
            LaneLoops.pair(re[a], im[a], re[b], im[b], cos[w], sin[w], lanes);
        }
    }

    private void four(int first, int apart, int w, int lanes) {
        int a = first;
        int b = a + apart;
        int c = b + apart;
        int d = c + apart;
        LaneLoops.four(re[a], re[b], re[c], re[d], lanes);
        LaneLoops.four(im[a], im[b], im[c], im[d], lanes);
        turn(c, 2 * w, lanes);
        crossAndTurn(b, d, w, 3 * w, lanes);
    }

    /** As {@link #odd} with p = 5, but in place and with two rows at once: its two cosines have the mean -1/4. */
    private void five(int first, int apart, int w, int lanes) {
        int b = first + apart;
        int c = b + apart;
        int d = c + apart;
        int e = d + apart;
        five(re[first], re[b], re[c], re[d], re[e], lanes);
        five(im[first], im[b], im[c], im[d], im[e], lanes);
        crossAndTurn(b, e, w, 4 * w, lanes);
        crossAndTurn(c, d, 2 * w, 3 * w, lanes);
    }

    private void five(float[] a, float[] b, float[] c, float[] d, float[] e, int lanes) {
        int once = size / 5;
        int twice = 2 * once;
        LaneLoops.five(b, c, d, e, lanes);
        LaneLoops.quarters(a, b, c, 0.5f * (cos[once] - cos[twice]), lanes);
        LaneLoops.mix(e, d, -sin[once], -sin[twice], lanes);
    }

    /**
     * A butterfly of an odd number p of rows x, by what is even and odd in them.
     *
     * <pre>
     * s[j] = x[j] + x[p-j],  d[j] = x[j] - x[p-j],  j = 1 .. (p-1)/2
     * A[r] = x[0] + sum over j of cos(2 pi j r / p) s[j],  B[r] = sum over j of sin(2 pi j r / p) d[j]
     * y[0] = x[0] + sum over j of s[j],  y[r] = A[r] - i B[r],  y[p-r] = A[r] + i B[r]
     * </pre>
     */
    private void odd(int p, int first, int apart, int w, int lanes) {
        int half = p / 2;
        for (int j = 1; j <= half; j++) {
            LaneLoops.sumAndDifference(re[first + j * apart], re[first + (p - j) * apart], lanes);
            LaneLoops.sumAndDifference(im[first + j * apart], im[first + (p - j) * apart], lanes);
        }
        for (int r = 1; r <= half; r++) {
            weigh(re, spareRe, p, r, first, apart, lanes);
            weigh(im, spareIm, p, r, first, apart, lanes);
        }
        sum(re[first], re[first], re, first, apart, ONES, half, lanes);
        sum(im[first], im[first], im, first, apart, ONES, half, lanes);
        for (int r = 1; r <= half; r++) {
            int a = first + r * apart;
            int b = first + (p - r) * apart;
            exchange(re, a, spareRe, r);
            exchange(im, a, spareIm, r);
            exchange(re, b, spareRe, p - r);
            exchange(im, b, spareIm, p - r);
            crossAndTurn(a, b, w * r, w * (p - r), lanes);
        }
    }

    /** A[r] and B[r] of the real or of the imaginary parts, to the spare rows r and p - r. */
    private void weigh(float[][] rows, float[][] spare, int p, int r, int first, int apart, int lanes) {
        int circle = size / p;
        for (int j = 1; j <= p / 2; j++) {
            int angle = j * r % p * circle;
            evenWeights[j] = cos[angle];
            oddWeights[j] = -sin[angle];
        }
        sum(spare[r], rows[first], rows, first, apart, evenWeights, p / 2, lanes);
        sum(spare[p - r], spare[0], rows, first + p * apart, -apart, oddWeights, p / 2, lanes);
    }

    /** {@code out = base + sum over j of weights[j] rows[from + j apart]}, j from 1; up to three terms in one loop. */
    private static void sum(
            float[] out, float[] base, float[][] rows, int from, int apart, float[] weights, int terms, int lanes) {
        float[] a = base;
        for (int j = 1; j <= terms; j += 3) {
            float[] x = rows[from + j * apart];
            if (j == terms) {
                LaneLoops.addProduct(out, a, x, weights[j], lanes);
            } else {
                float[] y = rows[from + (j + 1) * apart];
                if (j + 1 == terms) {
                    LaneLoops.addProducts(out, a, x, weights[j], y, weights[j + 1], lanes);
                } else {
                    float[] z = rows[from + (j + 2) * apart];
                    LaneLoops.addProducts(out, a, x, weights[j], y, weights[j + 1], z, weights[j + 2], lanes);
                }
            }
            a = out;
        }
    }

    private static void exchange(float[][] rows, int row, float[][] others, int other) {
        float[] spare = rows[row];
        rows[row] = others[other];
        others[other] = spare;
    }

    /** {@code a, b = (a - i b), (a + i b)}, turned by v and by u. */
    private void crossAndTurn(int a, int b, int v, int u, int lanes) {
        if (v == 0) {
            LaneLoops.cross(re[a], im[a], re[b], im[b], lanes);
        } else {
            LaneLoops.crossAndTurn(re[a], im[a], re[b], im[b], cos[v], sin[v], cos[u], sin[u], lanes);
        }
    }

    private void turn(int a, int w, int lanes) {
        if (w != 0) {
            LaneLoops.turn(re[a], im[a], cos[w], sin[w], lanes);
        }
    }
}
