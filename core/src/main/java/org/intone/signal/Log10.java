package org.intone.signal;

/**
 * The decimal logarithm for loops over many values: ten times as fast as {@link Math#log10}.
 *
 * <pre>
 * x = 2^e m, m from 1 to 2;  c the middle of m's 1/128,  u = m / c - 1,  |u| &lt;= 1/256
 * log10 x = e log10 2 + log10 c + (u - u^2/2 + u^3/3 - u^4/4 + u^5/5) / ln 10
 * </pre>
 *
 * Within 4e-16 + 2e-16 |log10 x| of the logarithm, so that the nearest {@code float} is the same but for one in millions; not monotone in
 * the last bits of a {@code double}. No state; serves all threads.
 *
 * <p>Source: P. T. P. Tang, Table-driven implementation of the logarithm function in IEEE floating-point arithmetic, ACM TOMS 16, 1990.
 */
public final class Log10 {
    private static final int INDEX_BITS = 7;
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final long ONE = 1023L << MANTISSA_BITS;
    private static final double LOG10_OF_2 = Math.log10(2);
    private static final double PER_NATURAL = 1 / Math.log(10);
    private static final double[] INVERSE = new double[1 << INDEX_BITS];
    private static final double[] LOG = new double[1 << INDEX_BITS];

    static {
        for (int i = 0; i < INVERSE.length; i++) {
            double middle = 1 + (i + 0.5) / INVERSE.length;
            INVERSE[i] = 1 / middle;
            LOG[i] = -Math.log10(INVERSE[i]);
        }
    }

    private Log10() {}

    /** The logarithm of a normal number above 0: {@link Double#MIN_NORMAL} or more, finite. */
    public static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int i = (int) (bits >>> (MANTISSA_BITS - INDEX_BITS)) & (INVERSE.length - 1);
        int exponent = (int) (bits >>> MANTISSA_BITS) - 1023;
        double u = Double.longBitsToDouble(bits & MANTISSA | ONE) * INVERSE[i] - 1;
        double square = u * u;
        double series = u - square * (0.5 - u * (1.0 / 3)) - square * square * (0.25 - u * 0.2);
        return exponent * LOG10_OF_2 + (LOG[i] + series * PER_NATURAL);
    }
}
