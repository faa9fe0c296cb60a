package org.intone.feature;

import java.util.Arrays;

/**
 * Percentiles of the values of a series.
 *
 * <pre>
 * s: the values that are finite, in order;  u = percent / 100 (T - 1)
 * percentile = s[floor u] + (u - floor u) (s[floor u + 1] - s[floor u])
 * </pre>
 *
 * As {@code numpy.percentile} by default. Of no values every percentile is 0. Immutable; serves all threads.
 */
public final class FunctionalPercentiles {
    private final float[] sorted;

    private FunctionalPercentiles(float[] sorted) {
        this.sorted = sorted;
    }

    /** Of a series, copied, of which NaN marks the frames that do not count; infinities count as NaN. */
    public static FunctionalPercentiles of(float[] series) {
        float[] finite = new float[series.length];
        int count = 0;
        for (float x : series) {
            if (Float.isFinite(x)) {
                finite[count++] = x;
            }
        }
        float[] sorted = Arrays.copyOf(finite, count);
        Arrays.sort(sorted);
        return new FunctionalPercentiles(sorted);
    }

    /** The percentile of 0, the least, to 100, the largest. */
    public double at(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must be from 0 to 100, was " + percent);
        }
        if (sorted.length == 0) {
            return 0;
        }
        double u = percent / 100 * (sorted.length - 1);
        int below = Math.min((int) u, sorted.length - 1);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (u - below) * ((double) sorted[above] - sorted[below]);
    }

    /** From one percentile to a higher one. */
    public double range(double fromPercent, double toPercent) {
        return at(toPercent) - at(fromPercent);
    }
}
