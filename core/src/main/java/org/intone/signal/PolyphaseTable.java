package org.intone.signal;

import java.util.stream.IntStream;

/**
 * The coefficients of a {@link Resampler}: the filter's impulse response, sampled once for every phase that an output can have
 * between two inputs.
 *
 * <pre>
 * h[p][k] = g(p / phases + before - k),   p = -1 .. phases + 1,  k = 0 .. taps-1
 * g(t)    = a sinc(a t) I0(beta sqrt(1 - (t / W)^2)) / I0(beta) for |t| &lt; W, else 0;   sinc(u) = sin(pi u) / (pi u)
 * s = min(1, to / from),   a = (passBand + 1) / 2 * s,   W = 100 / s input samples,   beta = 13.59
 * </pre>
 *
 * Two rates whose ratio is up / down in lowest terms need {@code up} phases. Where that is more than 512, the table has 64 and the
 * loops interpolate between them, with an error of -135 dB by the formula for cubic interpolation.
 *
 * <p>Kaiser's formulas [1]: beta = 0.1102 (A - 8.7) and 2 W = (A - 7.95) / (2.285 pi (1 - passBand)) for A = 132 dB, which is 22 bits.
 *
 * <ol>
 *   <li>J. F. Kaiser: Nonrecursive digital filter design using the I0-sinh window function. IEEE ISCAS 1974.
 * </ol>
 */
final class PolyphaseTable {
    /** A filter for more would be longer than a second of sound. */
    static final int MAX_DECIMATION = 256;

    private static final double PASS_BAND = 0.9136;
    private static final double ATTENUATION_DB = 132;
    private static final double BETA = 0.1102 * (ATTENUATION_DB - 8.7);
    private static final double HALF_WIDTH = (ATTENUATION_DB - 7.95) / (2.285 * Math.PI * (1 - PASS_BAND)) / 2;
    private static final int MAX_EXACT_PHASES = 512;
    private static final int INTERPOLATED_PHASES = 64;

    private static final double[] INVERSE_SQUARES =
            IntStream.range(0, 40).mapToDouble(i -> 1.0 / (i * i)).toArray();
    private static final double I0_OF_BETA = besselI0(BETA);

    private final int up;
    private final int down;
    private final int before;
    private final float[][] rows;

    private PolyphaseTable(int up, int down, int before, float[][] rows) {
        this.up = up;
        this.down = down;
        this.before = before;
        this.rows = rows;
    }

    static PolyphaseTable of(int from, int to) {
        int divisor = gcd(from, to);
        int up = to / divisor;
        int down = from / divisor;
        double lower = Math.min(1, (double) to / from);
        int reach = (int) Math.ceil(HALF_WIDTH / lower);
        int taps = (2 * reach + 3) / 4 * 4;
        int phases = up <= MAX_EXACT_PHASES ? up : INTERPOLATED_PHASES;
        float[][] rows = new float[phases + 3][taps];
        double cutoff = (PASS_BAND + 1) / 2 * lower;
        for (int p = -1; p <= phases + 1; p++) {
            for (int k = 0; k < taps; k++) {
                double t = (double) p / phases + (reach - 1) - k;
                rows[p + 1][k] = (float) (cutoff * sinc(cutoff * t) * kaiser(t * lower / HALF_WIDTH));
            }
        }
        return new PolyphaseTable(up, down, reach - 1, rows);
    }

    /** Outputs for each {@link #down} inputs. */
    int up() {
        return up;
    }

    /** Inputs for each {@link #up} outputs. */
    int down() {
        return down;
    }

    /** How many inputs before the one at or before an output the filter begins. */
    int before() {
        return before;
    }

    /** Coefficients of one phase, a multiple of 4. */
    int taps() {
        return rows[0].length;
    }

    /** The number of phases between one input and the next. */
    int phases() {
        return rows.length - 3;
    }

    /** Whether every output has a row of its own. */
    boolean isExact() {
        return phases() == up;
    }

    /** The coefficients of phase -1 to {@code phases + 1}, shared: not to be written to. */
    float[] row(int phase) {
        return rows[phase + 1];
    }

    private static double sinc(double u) {
        double x = Math.PI * u;
        return Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
    }

    private static double kaiser(double u) {
        return Math.abs(u) >= 1 ? 0 : besselI0(BETA * Math.sqrt(1 - u * u)) / I0_OF_BETA;
    }

    /** The modified Bessel function of order 0 by its power series: the terms fall below double precision for x below 15. */
    private static double besselI0(double x) {
        double quarter = x * x / 4;
        double sum = 1;
        double term = 1;
        for (int i = 1; i < INVERSE_SQUARES.length; i++) {
            term *= quarter * INVERSE_SQUARES[i];
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
