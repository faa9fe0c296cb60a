package org.intone.signal;

import java.util.List;

/**
 * Integrated loudness of one channel after EBU R128, in LUFS.
 *
 * <pre>
 * y = x through the K weighting: a shelf of +4 dB above 1.7 kHz, then a high pass at 38 Hz
 * l[j] = -0.691 + 10 log10(mean of y^2 over block j);  blocks of 0.4 s, one every 0.1 s, only whole ones
 * loudness = the same of the mean over the blocks with l[j] &gt; -70 and l[j] &gt; (that of the blocks above -70) - 10
 * </pre>
 *
 * A sine of 997 Hz and full scale has -3.01 LUFS at any rate of 4 kHz and more. A signal shorter than a block is one block.
 * Silence, and what never exceeds -70, is {@link Double#NEGATIVE_INFINITY}. Below rates of 4 kHz the shelf, which would lie near half the rate, is
 * left out. The weighting is checked against the standard's table at 48 kHz (within 1e-9), the gates against hand-made
 * levels as in EBU Tech 3341.
 *
 * <p>Immutable; one instance serves all threads. The samples must be finite.
 *
 * <ol>
 *   <li>ITU-R BS.1770-4, Algorithms to measure audio programme loudness and true-peak audio level, 2015.
 *   <li>EBU R 128, Loudness normalisation, 2014.
 *   <li>The analog shelf and high pass behind the standard's table: B. De Man, Evaluation of implementations of the EBU R128
 *       loudness measurement, AES 145, 2018.
 * </ol>
 */
public final class Loudness {
    private static final double BLOCK_SECONDS = 0.4;
    private static final int OVERLAP = 4;
    private static final double OFFSET_DB = -0.691;
    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE_DB = -10;
    private static final int STANDARD_RATE = 48_000;
    private static final double SINE_HZ = 997;
    private static final int LEAST_SHELF_RATE = 4000;
    private static final double SHELF_HZ = 1681.974450955533;
    private static final double SHELF_DB = 3.999843853973347;
    private static final double SHELF_Q = 0.7071752369554196;
    private static final double SHELF_MIDDLE = 0.4996667741545416;
    private static final double PASS_HZ = 38.13547087602444;
    private static final double PASS_Q = 0.5003270373238773;

    private final BiquadCascade weighting;
    private final int hopSamples;

    /** For signals of a rate of 100 Hz or more. */
    public Loudness(int sampleRate) {
        if (sampleRate < 100) {
            throw new IllegalArgumentException("sampleRate must be 100 or more, was " + sampleRate);
        }
        this.weighting = weighting(sampleRate);
        this.hopSamples = (int) Math.round(BLOCK_SECONDS * sampleRate / OVERLAP);
    }

    /** The K weighting. */
    public BiquadCascade weighting() {
        return weighting;
    }

    /** The integrated loudness in LUFS; minus infinity for silence and for nothing. */
    public double of(float[] samples) {
        double[] powers = blockPowers(samples);
        double audible = gatedMean(powers, ABSOLUTE_GATE);
        return lufs(gatedMean(powers, Math.max(ABSOLUTE_GATE, lufs(audible) + RELATIVE_GATE_DB)));
    }

    private double[] blockPowers(float[] samples) {
        double[] weighted = new double[samples.length];
        for (int n = 0; n < samples.length; n++) {
            weighted[n] = samples[n];
        }
        weighting.filterInPlace(weighted);
        int hops = samples.length / hopSamples;
        if (hops < OVERLAP) {
            return new double[] {samples.length == 0 ? 0 : energy(weighted, 0, samples.length) / samples.length};
        }
        double[] energies = new double[hops];
        for (int i = 0; i < hops; i++) {
            energies[i] = energy(weighted, i * hopSamples, (i + 1) * hopSamples);
        }
        double[] powers = new double[hops - OVERLAP + 1];
        for (int j = 0; j < powers.length; j++) {
            for (int i = j; i < j + OVERLAP; i++) {
                powers[j] += energies[i];
            }
            powers[j] /= (double) OVERLAP * hopSamples;
        }
        return powers;
    }

    private static double energy(double[] signal, int from, int to) {
        double sum = 0;
        for (int n = from; n < to; n++) {
            sum += signal[n] * signal[n];
        }
        return sum;
    }

    /** The mean of the powers above a level; 0 of none. */
    private static double gatedMean(double[] powers, double gate) {
        double sum = 0;
        int count = 0;
        for (double power : powers) {
            if (lufs(power) > gate) {
                sum += power;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double lufs(double power) {
        return OFFSET_DB + 10 * Math.log10(power);
    }

    private static Biquad shelf(int sampleRate) {
        double k = Math.tan(Math.PI * SHELF_HZ / sampleRate);
        double high = Math.pow(10, SHELF_DB / 20);
        double middle = Math.pow(high, SHELF_MIDDLE);
        double scale = 1 / (1 + k / SHELF_Q + k * k);
        return new Biquad(
                (high + middle * k / SHELF_Q + k * k) * scale,
                2 * (k * k - high) * scale,
                (high - middle * k / SHELF_Q + k * k) * scale,
                2 * (k * k - 1) * scale,
                (1 - k / SHELF_Q + k * k) * scale);
    }

    /** With a gain of 1 far above its cutoff, as the standard's has within 0.05 dB. */
    private static Biquad pass(int sampleRate) {
        double k = Math.tan(Math.PI * PASS_HZ / sampleRate);
        double scale = 1 / (1 + k / PASS_Q + k * k);
        return new Biquad(scale, -2 * scale, scale, 2 * (k * k - 1) * scale, (1 - k / PASS_Q + k * k) * scale);
    }

    /** The two filters, so scaled that a sine of 997 Hz comes out as it does at 48 kHz, where the standard's numerator is 1, -2, 1. */
    private static BiquadCascade weighting(int sampleRate) {
        Biquad pass = pass(sampleRate);
        if (sampleRate < LEAST_SHELF_RATE) {
            return new BiquadCascade(List.of(pass));
        }
        Biquad shelf = shelf(sampleRate);
        double gain = shelf.gainAt(SINE_HZ / sampleRate) * pass.gainAt(SINE_HZ / sampleRate);
        double standard = shelf(STANDARD_RATE).gainAt(SINE_HZ / STANDARD_RATE)
                * pass(STANDARD_RATE).gainAt(SINE_HZ / STANDARD_RATE)
                / pass(STANDARD_RATE).b0();
        return new BiquadCascade(List.of(shelf, pass.times(standard / gain)));
    }
}
