package org.intone.signal;

import java.util.List;

/**
 * Second-order sections one after the other, in double precision from a state of zeros (transposed direct form II).
 *
 * <pre>
 * H(z) = H_1(z) H_2(z) .. ;   the signal counts as 0 before its beginning
 * </pre>
 *
 * Silence stays silence, the empty signal stays empty. A sample that is not finite spoils all that follow: clear them with
 * {@link Samples#finite} first. Checked against scipy 1.17 ({@code sosfilt}, within 1e-6 of the peak) and against the formula of the
 * gain.
 *
 * <p>Immutable; one instance serves all threads.
 */
public final class BiquadCascade {
    private static final int BLOCK_SAMPLES = 1024;
    private static final double DEAD = 1e-200;

    /** How far a filter must have rung out before the end of its way back: 140 dB. */
    private static final double RUNG_OUT = 1e-7;

    private static final int MOST_TAIL_SAMPLES = 1 << 21;

    private final List<Biquad> sections;

    /** The sections in order; without any, signals pass as they are. */
    public BiquadCascade(List<Biquad> sections) {
        this.sections = List.copyOf(sections);
    }

    /** The sections in order. */
    public List<Biquad> sections() {
        return sections;
    }

    /** The gain |H| at a frequency as a share of the sample rate, 0 to 0.5. */
    public double gainAt(double cyclesPerSample) {
        double gain = 1;
        for (Biquad section : sections) {
            gain *= section.gainAt(cyclesPerSample);
        }
        return gain;
    }

    /** Filters a signal once, forwards: as many samples, later by the delay of the filter. */
    public float[] filter(float[] samples) {
        double[] signal = toDoubles(samples, samples.length);
        filterInPlace(signal);
        return toFloats(signal, samples.length);
    }

    /**
     * Filters a signal forwards and then backwards: no delay at any frequency, and the gain |H|² instead of |H|.
     *
     * <p>The signal counts as 0 on both sides; what rings on behind its end (down to -140 dB, at most two million samples) is
     * part of what goes back.
     */
    public float[] filterZeroPhase(float[] samples) {
        double[] signal = toDoubles(samples, Math.addExact(samples.length, tailSamples()));
        filterInPlace(signal);
        reverse(signal);
        filterInPlace(signal);
        reverse(signal);
        return toFloats(signal, samples.length);
    }

    /** Filters a signal in double precision. */
    public void filterInPlace(double[] signal) {
        for (Biquad section : sections) {
            double first = 0;
            double second = 0;
            for (int start = 0; start < signal.length; start += BLOCK_SAMPLES) {
                int end = Math.min(signal.length, start + BLOCK_SAMPLES);
                for (int n = start; n < end; n++) {
                    double x = signal[n];
                    double y = section.b0() * x + first;
                    first = section.b1() * x - section.a1() * y + second;
                    second = section.b2() * x - section.a2() * y;
                    signal[n] = y;
                }
                // After long silence the state would be subnormal, which processors compute a hundred times slower.
                first = Math.abs(first) < DEAD ? 0 : first;
                second = Math.abs(second) < DEAD ? 0 : second;
            }
        }
    }

    private int tailSamples() {
        double samples = 0;
        for (Biquad section : sections) {
            double radius = section.poleRadius();
            samples += radius < RUNG_OUT ? 2 : Math.log(RUNG_OUT) / Math.log(radius);
        }
        return (int) Math.min(MOST_TAIL_SAMPLES, Math.ceil(samples));
    }

    private static double[] toDoubles(float[] samples, int length) {
        double[] signal = new double[length];
        for (int n = 0; n < samples.length; n++) {
            signal[n] = samples[n];
        }
        return signal;
    }

    private static float[] toFloats(double[] signal, int length) {
        float[] samples = new float[length];
        for (int n = 0; n < length; n++) {
            samples[n] = (float) signal[n];
        }
        return samples;
    }

    private static void reverse(double[] signal) {
        for (int n = 0, m = signal.length - 1; n < m; n++, m--) {
            double swapped = signal[n];
            signal[n] = signal[m];
            signal[m] = swapped;
        }
    }
}
