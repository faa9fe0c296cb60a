package org.intone.feature;

import java.util.Arrays;

/**
 * Where a series turns: its peaks and the dips between them, with what is smaller than a threshold passed over.
 *
 * <pre>
 * a turn is a frame than which the series later goes back by more than the threshold; peak and dip take turns
 * first and last turn of a stretch: its extremes before the first and after the last such movement
 * </pre>
 *
 * Stretches are parted by NaN, and no movement counts across one. Where nothing exceeds the threshold, as in a constant or an
 * empty series, there is no turn. Immutable; serves all threads. Checked against a zigzag drawn by hand and its properties.
 */
final class FunctionalTurns {
    private final int[] frames;
    private final boolean[] begins;
    private final boolean[] rises;
    private int count;

    private FunctionalTurns(int length) {
        this.frames = new int[length];
        this.begins = new boolean[length];
        this.rises = new boolean[length];
    }

    /** With a threshold in the units of the series, 0 or more. */
    static FunctionalTurns of(float[] series, double threshold) {
        FunctionalTurns turns = new FunctionalTurns(2 * series.length + 2);
        int from = 0;
        while (from < series.length) {
            int to = from;
            while (to < series.length && Float.isFinite(series[to])) {
                to++;
            }
            turns.stretch(series, from, to, threshold);
            from = to + 1;
        }
        return turns;
    }

    private void stretch(float[] x, int from, int to, double threshold) {
        int low = from;
        int high = from;
        int way = 0;
        for (int t = from; t < to; t++) {
            low = x[t] < x[low] ? t : low;
            high = x[t] > x[high] ? t : high;
            if (way >= 0 && x[high] - (double) x[t] > threshold) {
                add(high, way == 0, false);
                way = -1;
                low = t;
            } else if (way <= 0 && x[t] - (double) x[low] > threshold) {
                add(low, way == 0, true);
                way = 1;
                high = t;
            }
        }
        if (way != 0) {
            add(way > 0 ? high : low, false, way < 0);
        }
    }

    private void add(int frame, boolean begin, boolean rise) {
        frames[count] = frame;
        begins[count] = begin;
        rises[count] = rise;
        count++;
    }

    /** How many peaks have a rise before and a fall after them. */
    int peaks() {
        int peaks = 0;
        for (int i = 0; i < count; i++) {
            boolean last = i + 1 == count || begins[i + 1];
            if (!begins[i] && !last && !rises[i]) {
                peaks++;
            }
        }
        return peaks;
    }

    /** The slope of each rise, or of each fall, in units a second. */
    float[] slopes(float[] series, boolean rising, double hopSeconds) {
        float[] slopes = new float[count];
        int found = 0;
        for (int i = 0; i + 1 < count; i++) {
            if (!begins[i + 1] && rises[i] == rising) {
                double change = (double) series[frames[i + 1]] - series[frames[i]];
                slopes[found++] = (float) (change / (hopSeconds * (frames[i + 1] - frames[i])));
            }
        }
        return Arrays.copyOf(slopes, found);
    }
}
