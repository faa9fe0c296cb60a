package org.intone.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * Butterworth filters: flat in the pass band, 3 dB down at the cutoff, 6 dB an octave for each order beyond it.
 *
 * <pre>
 * W(f) = tan(pi f / sampleRate)                                   (bilinear transform, warped so that cutoffs are exact)
 * low pass   |H|^2 = 1 / (1 + (W(f) / W(c))^(2N))
 * high pass  |H|^2 = 1 / (1 + (W(c) / W(f))^(2N))
 * band pass  |H|^2 = 1 / (1 + ((W(f)^2 - W(l) W(h)) / ((W(h) - W(l)) W(f)))^(2N))     N for each of the two edges
 * </pre>
 *
 * Checked against these formulas and against scipy 1.17 ({@code butter(output="sos")}).
 *
 * <p>Source: S. Butterworth, On the theory of filter amplifiers, Wireless Engineer 7, 1930; A. Oppenheim and R. Schafer,
 * Discrete-Time Signal Processing, 1989, chapter 7.
 */
public final class Butterworth {
    /** The highest order that is made; beyond it a cutoff far below the rate loses precision. */
    public static final int MOST_ORDER = 16;

    private Butterworth() {}

    /** A low pass; {@code cutoffHz} between 0 and half the rate, both excluded. */
    public static BiquadCascade lowPass(int order, double cutoffHz, int sampleRate) {
        double w = warped(order, "cutoffHz", cutoffHz, sampleRate);
        List<Biquad> sections = new ArrayList<>();
        for (int i = 0; i < order / 2; i++) {
            double damping = damping(order, i);
            double scale = 1 / (1 + damping * w + w * w);
            double b = w * w * scale;
            sections.add(new Biquad(b, 2 * b, b, 2 * (w * w - 1) * scale, (1 - damping * w + w * w) * scale));
        }
        if (order % 2 == 1) {
            double b = w / (1 + w);
            sections.add(new Biquad(b, b, 0, (w - 1) / (1 + w), 0));
        }
        return new BiquadCascade(sections);
    }

    /** A high pass; {@code cutoffHz} between 0 and half the rate, both excluded. */
    public static BiquadCascade highPass(int order, double cutoffHz, int sampleRate) {
        double w = warped(order, "cutoffHz", cutoffHz, sampleRate);
        List<Biquad> sections = new ArrayList<>();
        for (int i = 0; i < order / 2; i++) {
            double damping = damping(order, i);
            double b = 1 / (1 + damping * w + w * w);
            sections.add(new Biquad(b, -2 * b, b, 2 * (w * w - 1) * b, (1 - damping * w + w * w) * b));
        }
        if (order % 2 == 1) {
            double b = 1 / (1 + w);
            sections.add(new Biquad(b, -b, 0, (w - 1) / (1 + w), 0));
        }
        return new BiquadCascade(sections);
    }

    /** A band pass; {@code 0 < lowHz < highHz < sampleRate / 2}. */
    public static BiquadCascade bandPass(int order, double lowHz, double highHz, int sampleRate) {
        double low = warped(order, "lowHz", lowHz, sampleRate);
        double high = warped(order, "highHz", highHz, sampleRate);
        if (!(lowHz < highHz)) {
            throw new IllegalArgumentException("lowHz must be below highHz, were " + lowHz + " and " + highHz);
        }
        List<Biquad> sections = new ArrayList<>();
        double centre = Math.sqrt(low * high);
        double centreCycles = Math.atan(centre) / Math.PI;
        for (int i = 0; i < (order + 1) / 2; i++) {
            for (double[] quadratic : split(damping(order, i), high - low, low * high, 2 * i + 1 == order)) {
                Biquad section = bandSection(quadratic[0], quadratic[1]);
                sections.add(section.times(1 / section.gainAt(centreCycles)));
            }
        }
        return new BiquadCascade(sections);
    }

    /** s / (s² + a s + b) under s = (z - 1) / (z + 1), but for its gain. */
    private static Biquad bandSection(double a, double b) {
        double scale = 1 / (1 + a + b);
        return new Biquad(1, 0, -1, 2 * (b - 1) * scale, (1 - a + b) * scale);
    }

    /**
     * The quadratics {@code s² + a s + b} that a pair of low-pass poles {@code p² + d p + 1} becomes under
     * {@code p = (s² + m) / (w s)}; one of them for the single pole p = -1.
     */
    private static double[][] split(double damping, double width, double middle, boolean single) {
        if (single) {
            return new double[][] {{width, middle}};
        }
        // s = (p w +- q) / 2 with q = sqrt((p w)^2 - 4 m): two complex numbers, each with its conjugate.
        double re = -damping * width / 2;
        double im = width * Math.sqrt(1 - damping * damping / 4);
        double squareRe = re * re - im * im - 4 * middle;
        double squareIm = 2 * re * im;
        double length = Math.hypot(squareRe, squareIm);
        double qRe = Math.sqrt(Math.max(0, (length + squareRe) / 2));
        double qIm = Math.copySign(Math.sqrt(Math.max(0, (length - squareRe) / 2)), squareIm);
        return new double[][] {quadratic((re + qRe) / 2, (im + qIm) / 2), quadratic((re - qRe) / 2, (im - qIm) / 2)};
    }

    /** a and b of {@code s² + a s + b} from one of its two conjugate roots. */
    private static double[] quadratic(double re, double im) {
        return new double[] {-2 * re, re * re + im * im};
    }

    /** Twice the cosine of a pole's angle: 1/Q of a section. */
    private static double damping(int order, int section) {
        return 2 * Math.sin((2 * section + 1) * Math.PI / (2 * order));
    }

    private static double warped(int order, String name, double hz, int sampleRate) {
        if (order < 1 || order > MOST_ORDER) {
            throw new IllegalArgumentException("order must be 1 to " + MOST_ORDER + ", was " + order);
        }
        if (!(hz > 0 && hz < sampleRate / 2.0)) {
            throw new IllegalArgumentException(
                    name + " must lie between 0 and half the rate, " + sampleRate / 2.0 + ", was " + hz);
        }
        return Math.tan(Math.PI * hz / sampleRate);
    }
}
