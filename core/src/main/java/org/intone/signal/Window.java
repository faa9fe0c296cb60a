package org.intone.signal;

/**
 * Window functions, periodic: of a period of N samples, which is what a Fourier transform of N samples takes.
 *
 * <pre>
 * w[n] = a0 - a1 cos(2 pi n / N) + a2 cos(4 pi n / N),  n = 0 .. N-1
 * </pre>
 *
 * Equal to {@code scipy.signal.get_window(name, N)}, checked against it at N = 2048.
 */
public enum Window {
    /** Raised cosine; falls to 0. */
    HANN(0.5, 0.5, 0),
    /** Raised cosine on a pedestal; the first side lobe is the lowest. */
    HAMMING(0.54, 0.46, 0),
    /** Three terms; a wider main lobe and far lower side lobes. */
    BLACKMAN(0.42, 0.5, 0.08);

    private final double a0;
    private final double a1;
    private final double a2;

    Window(double a0, double a1, double a2) {
        this.a0 = a0;
        this.a1 = a1;
        this.a2 = a2;
    }

    /** The {@code size} values of one period, in a new array. */
    public float[] values(int size) {
        double[] precise = preciseValues(size);
        float[] w = new float[size];
        for (int n = 0; n < size; n++) {
            w[n] = (float) precise[n];
        }
        return w;
    }

    /** The same in double precision. */
    public double[] preciseValues(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be 1 or more, was " + size);
        }
        double[] w = new double[size];
        for (int n = 0; n < size; n++) {
            double phase = 2 * Math.PI * n / size;
            w[n] = a0 - a1 * Math.cos(phase) + a2 * Math.cos(2 * phase);
        }
        return w;
    }
}
