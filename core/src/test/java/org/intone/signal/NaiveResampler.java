package org.intone.signal;

/** {@link Resampler}'s formula, evaluated for one output in double precision. */
final class NaiveResampler {
    private static final double BETA = 0.1102 * (132 - 8.7);
    private static final double HALF_WIDTH = (132 - 7.95) / (2.285 * Math.PI * (1 - 0.9136)) / 2;

    private NaiveResampler() {}

    static double at(float[] in, int from, int to, int m) {
        double lower = Math.min(1, (double) to / from);
        double cutoff = 0.9568 * lower;
        double centre = (double) ((long) m * from) / to;
        double sum = 0;
        for (int n = 0; n < in.length; n++) {
            double u = (centre - n) * lower / HALF_WIDTH;
            if (Math.abs(u) < 1) {
                double x = Math.PI * cutoff * (centre - n);
                double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
                sum += in[n] * cutoff * sinc * besselI0(BETA * Math.sqrt(1 - u * u)) / besselI0(BETA);
            }
        }
        return sum;
    }

    /** (1 / pi) times the integral of exp(x cos u) over 0..pi, by the midpoint rule, which converges at once here. */
    private static double besselI0(double x) {
        int steps = 40;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += Math.exp(x * Math.cos(Math.PI * (i + 0.5) / steps));
        }
        return sum / steps;
    }
}
