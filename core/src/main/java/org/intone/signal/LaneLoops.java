package org.intone.signal;

/**
 * The inner loops of {@link BatchFft}. Each array is a row: its element i belongs to signal i, and all signals have the same done to
 * them, so the compiler makes vector instructions of every loop here.
 *
 * <p>They are as small as they are, load before they store and index all rows alike, because JDK 17's compiler does so only then: the
 * butterfly of four complex rows in one loop took more than twice the time of the four loops that it is made of here.
 */
final class LaneLoops {
    private LaneLoops() {}

    /**
     * Four neighbouring samples of every signal to four rows, which is what makes the loop fast: a line of the cache that is read
     * once gives four.
     *
     * <pre>a, b, c, d[first + i] = samples[at + apart i + 0, 1, 2, 3]</pre>
     */
    static void deal(
            float[] samples, int at, int apart, float[] a, float[] b, float[] c, float[] d, int first, int lanes) {
        for (int i = first, n = at + apart * first; i < lanes; i++, n += apart) {
            a[i] = samples[n];
            b[i] = samples[n + 1];
            c[i] = samples[n + 2];
            d[i] = samples[n + 3];
        }
    }

    /** The way back from {@link #deal}: {@code samples[at + apart i + 0, 1, 2, 3] = a, b, c, d[i]}. */
    static void gather(float[] a, float[] b, float[] c, float[] d, float[] samples, int at, int apart, int lanes) {
        for (int i = 0, n = at; i < lanes; i++, n += apart) {
            samples[n] = a[i];
            samples[n + 1] = b[i];
            samples[n + 2] = c[i];
            samples[n + 3] = d[i];
        }
    }

    /** {@code a, b = a + b, a - b}. */
    static void sumAndDifference(float[] a, float[] b, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float x = a[i];
            float y = b[i];
            a[i] = x + y;
            b[i] = x - y;
        }
    }

    /** {@code a, b = a + b, (a - b) w}, complex. */
    static void pair(float[] aRe, float[] aIm, float[] bRe, float[] bIm, float wRe, float wIm, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float xRe = aRe[i];
            float xIm = aIm[i];
            float yRe = bRe[i];
            float yIm = bIm[i];
            float re = xRe - yRe;
            float im = xIm - yIm;
            aRe[i] = xRe + yRe;
            aIm[i] = xIm + yIm;
            bRe[i] = re * wRe - im * wIm;
            bIm[i] = re * wIm + im * wRe;
        }
    }

    /** {@code a, b, c, d = (a + c) + (b + d), a - c, (a + c) - (b + d), b - d}. */
    static void four(float[] a, float[] b, float[] c, float[] d, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float x0 = a[i];
            float x1 = b[i];
            float x2 = c[i];
            float x3 = d[i];
            float even = x0 + x2;
            float odd = x1 + x3;
            a[i] = even + odd;
            b[i] = x0 - x2;
            c[i] = even - odd;
            d[i] = x1 - x3;
        }
    }

    /** {@code b, c, d, e = (b + e) + (c + d), (b + e) - (c + d), c - d, b - e}. */
    static void five(float[] b, float[] c, float[] d, float[] e, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float x1 = b[i];
            float x2 = c[i];
            float x3 = d[i];
            float x4 = e[i];
            float outer = x1 + x4;
            float inner = x2 + x3;
            b[i] = outer + inner;
            c[i] = outer - inner;
            d[i] = x2 - x3;
            e[i] = x1 - x4;
        }
    }

    /** {@code a, b, c = a + b, a - b / 4 + f c, a - b / 4 - f c}. */
    static void quarters(float[] a, float[] b, float[] c, float f, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float x = a[i];
            float sum = b[i];
            float apart = f * c[i];
            float middle = x - 0.25f * sum;
            a[i] = x + sum;
            b[i] = middle + apart;
            c[i] = middle - apart;
        }
    }

    /** {@code a, b = f a + g b, g a - f b}. */
    static void mix(float[] a, float[] b, float f, float g, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float x = a[i];
            float y = b[i];
            a[i] = f * x + g * y;
            b[i] = g * x - f * y;
        }
    }

    /** {@code a = a w}, complex. */
    static void turn(float[] aRe, float[] aIm, float wRe, float wIm, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float re = aRe[i];
            float im = aIm[i];
            aRe[i] = re * wRe - im * wIm;
            aIm[i] = re * wIm + im * wRe;
        }
    }

    /** {@code a, b = a - i b, a + i b}, complex. */
    static void cross(float[] aRe, float[] aIm, float[] bRe, float[] bIm, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float xRe = aRe[i];
            float xIm = aIm[i];
            float yRe = bRe[i];
            float yIm = bIm[i];
            aRe[i] = xRe + yIm;
            aIm[i] = xIm - yRe;
            bRe[i] = xRe - yIm;
            bIm[i] = xIm + yRe;
        }
    }

    /** {@code a, b = (a - i b) v, (a + i b) w}, complex. */
    static void crossAndTurn(
            float[] aRe, float[] aIm, float[] bRe, float[] bIm, float vRe, float vIm, float wRe, float wIm, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float xRe = aRe[i];
            float xIm = aIm[i];
            float yRe = bRe[i];
            float yIm = bIm[i];
            float sRe = xRe + yIm;
            float sIm = xIm - yRe;
            float dRe = xRe - yIm;
            float dIm = xIm + yRe;
            aRe[i] = sRe * vRe - sIm * vIm;
            aIm[i] = sRe * vIm + sIm * vRe;
            bRe[i] = dRe * wRe - dIm * wIm;
            bIm[i] = dRe * wIm + dIm * wRe;
        }
    }

    /** {@code a = f a}. */
    static void scale(float[] a, float f, int lanes) {
        for (int i = 0; i < lanes; i++) {
            a[i] *= f;
        }
    }

    /** {@code b = a + f x}. */
    static void addProduct(float[] b, float[] a, float[] x, float f, int lanes) {
        for (int i = 0; i < lanes; i++) {
            b[i] = a[i] + f * x[i];
        }
    }

    /** {@code b = a + f x + g y}. */
    static void addProducts(float[] b, float[] a, float[] x, float f, float[] y, float g, int lanes) {
        for (int i = 0; i < lanes; i++) {
            b[i] = a[i] + f * x[i] + g * y[i];
        }
    }

    /** {@code b = a + f x + g y + h z}. */
    static void addProducts(
            float[] b, float[] a, float[] x, float f, float[] y, float g, float[] z, float h, int lanes) {
        for (int i = 0; i < lanes; i++) {
            b[i] = a[i] + f * x[i] + g * y[i] + h * z[i];
        }
    }

    /** {@code b = f x}. */
    static void product(float[] b, float[] x, float f, int lanes) {
        for (int i = 0; i < lanes; i++) {
            b[i] = f * x[i];
        }
    }

    /**
     * What takes two bins of a transform of half the size to those of real samples, and back.
     *
     * <pre>
     * e = (a + conj b) / 2,  d = a - conj b
     * a, b = e + v d, conj(e - v d)
     * </pre>
     *
     * The two may be the same rows.
     */
    static void untangle(float[] aRe, float[] aIm, float[] bRe, float[] bIm, float vRe, float vIm, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float xRe = aRe[i];
            float xIm = aIm[i];
            float yRe = bRe[i];
            float yIm = bIm[i];
            float eRe = 0.5f * (xRe + yRe);
            float eIm = 0.5f * (xIm - yIm);
            float dRe = xRe - yRe;
            float dIm = xIm + yIm;
            float tRe = dRe * vRe - dIm * vIm;
            float tIm = dRe * vIm + dIm * vRe;
            aRe[i] = eRe + tRe;
            aIm[i] = eIm + tIm;
            bRe[i] = eRe - tRe;
            bIm[i] = tIm - eIm;
        }
    }

    /** {@code sum = sum + f (re^2 + im^2)}. */
    static void addPower(float[] sum, float[] re, float[] im, float f, int lanes) {
        for (int i = 0; i < lanes; i++) {
            sum[i] += f * (re[i] * re[i] + im[i] * im[i]);
        }
    }

    /** {@code a, b = a + f (re^2 + im^2), b + g (re^2 + im^2)}. */
    static void addPowers(float[] a, float[] b, float[] re, float[] im, float f, float g, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float x = re[i];
            float y = im[i];
            float s = a[i];
            float t = b[i];
            float power = x * x + y * y;
            a[i] = s + f * power;
            b[i] = t + g * power;
        }
    }

    /** {@code power = re^2 + im^2}. */
    static void power(float[] re, float[] im, float[] power, int lanes) {
        for (int i = 0; i < lanes; i++) {
            power[i] = re[i] * re[i] + im[i] * im[i];
        }
    }
}
