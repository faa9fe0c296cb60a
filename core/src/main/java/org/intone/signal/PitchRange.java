package org.intone.signal;

/**
 * Where a voice's fundamental frequency is looked for.
 *
 * @param lowHz the lowest, above 0
 * @param highHz the highest, above {@code lowHz}
 */
public record PitchRange(double lowHz, double highHz) {
    /** From 65.4 Hz (C2) to 2,093 Hz (C7): librosa's advice for any sound. */
    public static final PitchRange C2_TO_C7 =
            new PitchRange(440 * Math.pow(2, -33 / 12.0), 440 * Math.pow(2, 27 / 12.0));

    /** From 50 to 500 Hz: speech. */
    public static final PitchRange SPEECH = new PitchRange(50, 500);

    /** Checks the frequencies. */
    public PitchRange {
        if (!(lowHz > 0 && lowHz < highHz && highHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "lowHz and highHz must rise from above 0, were " + lowHz + " and " + highHz);
        }
    }
}
