package org.intone.signal;

/**
 * Powers to decibels, as {@code librosa.power_to_db}.
 *
 * <pre>
 * dB = 10 log10(max(1e-10, power)), but not less than the array's largest dB - range
 * </pre>
 *
 * No state; serves all threads; allocates nothing.
 */
public final class Decibels {
    /** The power below which there is silence: -100 dB. */
    public static final double LEAST_POWER = 1e-10;

    private Decibels() {}

    /** One power in decibels relative to 1, -100 at least. */
    public static double ofPower(double power) {
        return 10 * Math.log10(Math.max(LEAST_POWER, power));
    }

    /**
     * Replaces powers by decibels relative to 1 and lifts what lies more than {@code rangeDb} below the largest.
     *
     * <p>All of the array counts, so a loud frame lifts the floor under quiet ones; librosa does the same. Zeros give -100.
     *
     * @param powers finite, 0 or more
     * @param rangeDb 80 by librosa's default
     */
    public static void ofPowersInPlace(float[] powers, double rangeDb) {
        ofPowersInPlace(powers, 1, LEAST_POWER, rangeDb);
    }

    /**
     * Replaces powers by decibels.
     *
     * <pre>
     * dB = 10 log10(max(least, power)) - 10 log10(max(least, reference)), but not less than the largest dB - range
     * </pre>
     *
     * @param powers finite, 0 or more
     * @param reference the power that has 0 dB, finite: 1, or the array's largest ({@link Samples#peak})
     * @param leastPower what lower powers count as, above 0; librosa's {@code amin}
     * @param rangeDb librosa's {@code top_db}; infinity for none
     */
    public static void ofPowersInPlace(float[] powers, double reference, double leastPower, double rangeDb) {
        if (!(leastPower > 0)) {
            throw new IllegalArgumentException("leastPower must be above 0, was " + leastPower);
        }
        if (!(rangeDb >= 0)) {
            throw new IllegalArgumentException("rangeDb must be 0 or more, was " + rangeDb);
        }
        float least = (float) leastPower;
        boolean isNormal = least >= Float.MIN_NORMAL;
        double referenceDb = 10
                * (isNormal
                        ? Log10.of((float) Math.max(least, reference))
                        : Math.log10(Math.max(leastPower, reference)));
        // Loops apart become vector instructions, all but the logarithms' own.
        for (int i = 0; isNormal && i < powers.length; i++) {
            powers[i] = Math.max(least, powers[i]);
        }
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < powers.length; i++) {
            double logarithm = isNormal ? Log10.of(powers[i]) : Math.log10(Math.max(leastPower, powers[i]));
            powers[i] = (float) (10 * logarithm - referenceDb);
        }
        for (int i = 0; i < powers.length; i++) {
            largest = powers[i] > largest ? powers[i] : largest;
        }
        float floor = (float) (largest - rangeDb);
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Math.max(floor, powers[i]);
        }
    }
}
