package org.intone.feature;

/**
 * How uneven the strength of a voice's periods is, as Praat has it.
 *
 * <pre>
 * A[i]: RMS around pulse i under a Hann window that reaches a fifth of a period to either side
 *       (only where both periods beside the pulse count and are alike, see {@link Jitter})
 * local = mean |A[i] - A[i-1]| / mean A;   localDb = mean |20 log10(A[i] / A[i-1])|
 * apqK  = mean |A[i] - mean of A over the K pulses around i| / mean A,  K = 3, 5, 11;   dda = 3 apq3
 * </pre>
 *
 * Pulses count together whose distance is a period and whose amplitudes differ by a factor of at most 1.6. All are 0 where there are too
 * few. No state; serves all threads. Checked against Praat 6.3.07 (within 2 % of its values).
 *
 * <p>Source: Praat's manual, "Voice 3. Shimmer".
 *
 * @param local a share of the amplitude; above 0.0381 it is called pathological
 * @param localDb in dB
 * @param apq3 amplitude perturbation quotient of three pulses
 * @param apq5 of five
 * @param apq11 of eleven
 * @param dda of differences of differences
 */
public record Shimmer(double local, double localDb, double apq3, double apq5, double apq11, double dda) {
    /** Of a recording and its pulses; the samples must be finite. */
    public static Shimmer of(float[] samples, int sampleRate, GlottalPulses pulses) {
        PulseAmplitudes amplitudes = PulseAmplitudes.of(samples, sampleRate, pulses);
        double mean = amplitudes.mean();
        if (mean == 0) {
            return new Shimmer(0, 0, 0, 0, 0, 0);
        }
        double apq3 = amplitudes.perturbation(3) / mean;
        return new Shimmer(
                amplitudes.difference() / mean,
                amplitudes.differenceDb(),
                apq3,
                amplitudes.perturbation(5) / mean,
                amplitudes.perturbation(11) / mean,
                3 * apq3);
    }
}
