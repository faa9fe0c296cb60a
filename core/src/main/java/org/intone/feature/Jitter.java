package org.intone.feature;

/**
 * How unevenly the pulses of a voice follow each other, as Praat has it.
 *
 * <pre>
 * T[i]: the time from pulse i to the next; it counts from 0.1 to 20 ms, and beside a neighbour of at most 1.3 times its length
 * absolute = mean |T[i] - T[i-1]|;   local = absolute / mean T
 * rap  = mean |T[i] - (T[i-1] + T[i] + T[i+1]) / 3| / mean T
 * ppq5 = mean |T[i] - (T[i-2] + .. + T[i+2]) / 5| / mean T
 * ddp  = mean |(T[i+1] - T[i]) - (T[i] - T[i-1])| / mean T = 3 rap
 * </pre>
 *
 * All are 0 where there are too few pulses to tell. No state; serves all threads. Checked against Praat 6.3.07 on voices (within 0.1 % of
 * its values).
 *
 * <p>Source: Praat's manual, "Voice 2. Jitter".
 *
 * @param local a share of the period; above 0.0104 it is called pathological
 * @param absoluteSeconds in seconds
 * @param rap relative average perturbation, of three periods
 * @param ppq5 perturbation quotient of five periods
 * @param ddp of differences of differences
 */
public record Jitter(double local, double absoluteSeconds, double rap, double ppq5, double ddp) {
    static final double SHORTEST_SECONDS = 0.0001;
    static final double LONGEST_SECONDS = 0.02;
    static final double LARGEST_FACTOR = 1.3;

    /** Of pulses. */
    public static Jitter of(GlottalPulses pulses) {
        double mean = meanPeriod(pulses);
        if (mean == 0) {
            return new Jitter(0, 0, 0, 0, 0);
        }
        double absolute = perturbation(pulses, 2);
        double rap = perturbation(pulses, 3) / mean;
        return new Jitter(absolute / mean, absolute, rap, perturbation(pulses, 5) / mean, 3 * rap);
    }

    /** The mean of the periods that count, in seconds; 0 of none. */
    public static double meanPeriod(GlottalPulses pulses) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i + 1 < pulses.count(); i++) {
            if (counts(pulses, i) && (nextTo(pulses, i, i - 1) || nextTo(pulses, i, i + 1))) {
                sum += period(pulses, i);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The mean distance of a period from the mean of those around it; of two, from the one before it. */
    private static double perturbation(GlottalPulses pulses, int width) {
        double sum = 0;
        int count = 0;
        for (int i = width - 1; i + 1 < pulses.count(); i++) {
            boolean even = counts(pulses, i);
            double total = period(pulses, i);
            for (int j = i - width + 1; j < i; j++) {
                even &= counts(pulses, j) && nextTo(pulses, j, j + 1);
                total += period(pulses, j);
            }
            if (even) {
                double middle = period(pulses, i - width / 2);
                sum += width == 2
                        ? Math.abs(period(pulses, i) - period(pulses, i - 1))
                        : Math.abs(middle - total / width);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    static double period(GlottalPulses pulses, int i) {
        return pulses.seconds(i + 1) - pulses.seconds(i);
    }

    static boolean counts(GlottalPulses pulses, int i) {
        double period = period(pulses, i);
        return period >= SHORTEST_SECONDS && period <= LONGEST_SECONDS;
    }

    /** Whether two periods are there, count and are of similar length. */
    static boolean nextTo(GlottalPulses pulses, int i, int j) {
        if (Math.min(i, j) < 0 || Math.max(i, j) + 1 >= pulses.count() || !counts(pulses, i) || !counts(pulses, j)) {
            return false;
        }
        double one = period(pulses, i);
        double other = period(pulses, j);
        return Math.max(one, other) <= LARGEST_FACTOR * Math.min(one, other);
    }
}
