package org.intone.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long things took. Serves all threads; memory grows by 8 bytes each. */
final class Latencies {
    private long[] nanos = new long[1 << 10];
    private int count;

    synchronized void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
    }

    synchronized int count() {
        return count;
    }

    /** In milliseconds, the one that a share of all stay below; 0 if there are none. */
    synchronized double quantile(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[(int) Math.min(count - 1L, Math.round(share * (count - 1)))] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, longest %.0f ms",
                quantile(0.5),
                quantile(0.9),
                quantile(0.99),
                quantile(1));
    }
}
