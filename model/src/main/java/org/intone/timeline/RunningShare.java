package org.intone.timeline;

/** The value that a share of the latest values stay below, to a step. For one thread; its memory does not grow. */
final class RunningShare {
    private final double least;
    private final double step;
    private final int[] counts;
    private final int[] latest;
    private long taken;

    /**
     * Of values between two bounds; those beyond count as the bound.
     *
     * @param kept how many values count
     */
    RunningShare(double least, double most, double step, int kept) {
        this.least = least;
        this.step = step;
        this.counts = new int[(int) Math.ceil((most - least) / step) + 1];
        this.latest = new int[kept];
    }

    void add(double value) {
        int slot = (int) (taken % latest.length);
        if (taken >= latest.length) {
            counts[latest[slot]]--;
        }
        latest[slot] = (int) Math.max(0, Math.min(counts.length - 1, (value - least) / step));
        counts[latest[slot]]++;
        taken++;
    }

    /** The middle of the step in which the value lies; at least one value was added. */
    double below(double share) {
        int wanted = (int) (share * (Math.min(taken, latest.length) - 1));
        int at = 0;
        for (int sum = counts[0]; sum <= wanted; sum += counts[at]) {
            at++;
        }
        return least + (at + 0.5) * step;
    }
}
