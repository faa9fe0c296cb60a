package org.intone.signal;

/**
 * All roots of a polynomial with real coefficients, by the simultaneous iteration of Ehrlich and Aberth.
 *
 * <pre>
 * c[0] z^n + c[1] z^(n-1) + .. + c[n] = 0
 * z[i] := z[i] - 1 / (p'(z[i]) / p(z[i]) - sum over j != i of 1 / (z[i] - z[j]))
 * </pre>
 *
 * Converges cubically at simple roots: those of linear prediction are exact to about 1e-12. Of a root that occurs m times only
 * the m-th part of the digits is found. Leading zeros lower the degree, trailing zeros are roots at 0; the polynomial 0
 * and one with a NaN have no roots. Coefficients should be of ordinary size, since powers of them are not scaled.
 * Holds scratch memory: one instance for each thread; allocates nothing. Checked by multiplying known roots out.
 *
 * <p>Source: O. Aberth, Iteration methods for finding all zeros of a polynomial simultaneously, Mathematics of Computation
 * 27(122), 1973.
 */
public final class PolynomialRoots {
    private static final int MAX_ROUNDS = 60;
    private static final double CLOSE = 1e-14;

    /** No symmetry of the start may be that of the conjugate roots, or pairs would never part. */
    private static final double START_ANGLE = 0.4;

    private final double[] c;
    private final double[] re;
    private final double[] im;
    private double stepRe;
    private double stepIm;

    /** For polynomials up to a degree. */
    public PolynomialRoots(int maxDegree) {
        if (maxDegree < 1) {
            throw new IllegalArgumentException("maxDegree must be 1 or more, was " + maxDegree);
        }
        this.c = new double[maxDegree + 1];
        this.re = new double[maxDegree];
        this.im = new double[maxDegree];
    }

    /**
     * Finds the roots.
     *
     * @param coefficients n + 1 values or more, the highest power first
     * @param degree n, at most that of the constructor
     * @return how many roots there are; {@link #re(int)} and {@link #im(int)} give them, in no order
     */
    public int find(double[] coefficients, int degree) {
        int first = 0;
        while (first <= degree && coefficients[first] == 0) {
            first++;
        }
        int last = degree;
        while (last > first && coefficients[last] == 0) {
            last--;
        }
        int found = last - first;
        if (first > degree || !monic(coefficients, first, found)) {
            return 0;
        }
        iterate(found);
        for (int i = found; i < degree - first; i++) {
            re[i] = 0;
            im[i] = 0;
        }
        return degree - first;
    }

    /** The real part of root i. */
    public double re(int i) {
        return re[i];
    }

    /** The imaginary part of root i. */
    public double im(int i) {
        return im[i];
    }

    private boolean monic(double[] coefficients, int first, int degree) {
        double sum = 0;
        for (int i = 0; i <= degree; i++) {
            c[i] = coefficients[first + i] / coefficients[first];
            sum += c[i];
        }
        return Double.isFinite(sum);
    }

    private void iterate(int degree) {
        double radius = degree == 0 ? 0 : Math.pow(Math.abs(c[degree]), 1.0 / degree);
        for (int i = 0; i < degree; i++) {
            double angle = 2 * Math.PI * i / degree + START_ANGLE;
            re[i] = radius * Math.cos(angle);
            im[i] = radius * Math.sin(angle);
        }
        for (int round = 0; round < MAX_ROUNDS; round++) {
            boolean moved = false;
            for (int i = 0; i < degree; i++) {
                aim(i, degree);
                re[i] -= stepRe;
                im[i] -= stepIm;
                moved |= Math.abs(stepRe) + Math.abs(stepIm) > CLOSE * (Math.abs(re[i]) + Math.abs(im[i]));
            }
            if (!moved) {
                return;
            }
        }
    }

    /** Sets the step that root i takes. */
    private void aim(int i, int degree) {
        double x = re[i];
        double y = im[i];
        double pRe = 1;
        double pIm = 0;
        double dRe = 0;
        double dIm = 0;
        for (int k = 1; k <= degree; k++) {
            double t = dRe * x - dIm * y + pRe;
            dIm = dRe * y + dIm * x + pIm;
            dRe = t;
            t = pRe * x - pIm * y + c[k];
            pIm = pRe * y + pIm * x;
            pRe = t;
        }
        double p2 = pRe * pRe + pIm * pIm;
        stepRe = 0;
        stepIm = 0;
        if (p2 == 0) {
            return;
        }
        double qRe = (dRe * pRe + dIm * pIm) / p2 - repulsion(i, degree);
        double qIm = (dIm * pRe - dRe * pIm) / p2 - stepIm;
        double q2 = qRe * qRe + qIm * qIm;
        stepRe = q2 == 0 ? 0 : qRe / q2;
        stepIm = q2 == 0 ? 0 : -qIm / q2;
    }

    /** The real part of the sum over the other roots; leaves the imaginary part in {@link #stepIm}. */
    private double repulsion(int i, int degree) {
        double sumRe = 0;
        double sumIm = 0;
        for (int j = 0; j < degree; j++) {
            double x = re[i] - re[j];
            double y = im[i] - im[j];
            double square = x * x + y * y;
            if (square > 0) {
                sumRe += x / square;
                sumIm -= y / square;
            }
        }
        stepIm = sumIm;
        return sumRe;
    }
}
