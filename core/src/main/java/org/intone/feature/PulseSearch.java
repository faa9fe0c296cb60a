package org.intone.feature;

import java.util.Arrays;

/** Finds the pulses of a voiced stretch, from its middle to both ends; see {@link GlottalPulses}. For one thread. */
final class PulseSearch {
    private static final double SHORTEST = 0.8;
    private static final double LONGEST = 1.25;
    private static final double ALIKE = 0.3;
    private static final double ALIKE_BEYOND = 0.7;
    private static final double LEAST_PEAK = 0.01;
    private static final double LEAST_PEAK_BEYOND = 0.023333;

    private final float[] x;
    private final int rate;
    private final PitchContour contour;
    private final double loudest;
    private double[] pulses = new double[64];
    private int count;
    private double likeness;
    private double peak;

    PulseSearch(float[] x, int rate, PitchContour contour) {
        this.x = x;
        this.rate = rate;
        this.contour = contour;
        double largest = 0;
        for (float sample : x) {
            largest = Math.max(largest, Math.abs(sample));
        }
        this.loudest = largest;
    }

    double[] found() {
        return Arrays.copyOf(pulses, count);
    }

    void stretch(double from, double to) {
        double middle = (from + to) / 2;
        double hz = contour.hzAt(middle);
        if (Double.isNaN(hz)) {
            return;
        }
        double before = count == 0 ? Double.NEGATIVE_INFINITY : pulses[count - 1];
        int first = count;
        double start = extremum(middle - 0.5 / hz, middle + 0.5 / hz);
        add(start);
        walk(start, -1, from, before);
        Arrays.sort(pulses, first, count);
        walk(start, 1, to, Double.NEGATIVE_INFINITY);
    }

    /** Walks from a pulse to the left (-1) or right, up to one pulse beyond an edge, none close to one of an earlier stretch. */
    private void walk(double start, int way, double edge, double before) {
        double at = start;
        while (true) {
            double hz = contour.hzAt(at);
            if (Double.isNaN(hz)) {
                return;
            }
            double near = at + way * SHORTEST / hz;
            double far = at + way * LONGEST / hz;
            double next = mostAlike(at, 1 / hz, Math.min(near, far), Math.max(near, far));
            // Where nothing is alike, one period is left out.
            at = likeness == -1 ? at + way / hz : next;
            boolean apart = at - before > SHORTEST / hz;
            if (way * (at - edge) > 0) {
                if (likeness > ALIKE_BEYOND && peak > LEAST_PEAK_BEYOND * loudest && apart) {
                    add(at);
                }
                return;
            }
            if (likeness > ALIKE && (peak == 0 || peak > LEAST_PEAK * loudest) && apart) {
                add(at);
            }
        }
    }

    /** The time around which the signal is most like that around another; sets likeness, -1 of none, and peak. */
    private double mostAlike(double at, double period, double from, double to) {
        int left = (int) Math.round((at - period / 2) * rate - 0.5);
        int width = (int) Math.round((at + period / 2) * rate - 0.5) - left + 1;
        int first = (int) Math.floor((from - period / 2) * rate - 0.5);
        int last = (int) Math.ceil((to - period / 2) * rate - 0.5);
        double best = -1;
        double place = 0;
        peak = 0;
        double before = alike(left, first - 1, width);
        double here = alike(left, first, width);
        for (int n = first; n <= last; n++) {
            double after = alike(left, n + 1, width);
            if (here > best && here >= before && here >= after) {
                double curve = 2 * here - before - after;
                double slope = 0.5 * (after - before);
                best = curve > 0 ? here + 0.5 * slope * slope / curve : here;
                place = curve > 0 ? n + slope / curve : n;
                peak = largest(n, width);
            }
            before = here;
            here = after;
        }
        likeness = best;
        // The shift counts from the very time, not from its sample, or the pulses would jump between samples.
        return at + (place - left) / rate;
    }

    private double alike(int left, int otherLeft, int width) {
        double both = 0;
        double one = 0;
        double two = 0;
        for (int i = 0; i < width; i++) {
            double a = sample(left + i);
            double b = sample(otherLeft + i);
            both += a * b;
            one += a * a;
            two += b * b;
        }
        return one > 0 && two > 0 ? both / Math.sqrt(one * two) : 0;
    }

    private double largest(int left, int width) {
        double largest = 0;
        for (int n = left; n < left + width; n++) {
            largest = Math.max(largest, Math.abs(sample(n)));
        }
        return largest;
    }

    private double sample(int n) {
        return n >= 0 && n < x.length ? x[n] : 0;
    }

    /** The time of the largest magnitude between two times, between samples by a parabola. */
    private double extremum(double from, double to) {
        int first = Math.max(0, (int) Math.ceil(from * rate - 0.5));
        int last = Math.min(x.length - 1, (int) Math.floor(to * rate - 0.5));
        int best = first;
        for (int n = first; n <= last; n++) {
            best = Math.abs(x[n]) > Math.abs(x[best]) ? n : best;
        }
        double before = sample(best - 1);
        double after = sample(best + 1);
        double curve = 2 * sample(best) - before - after;
        double shift = curve == 0 ? 0 : 0.5 * (after - before) / curve;
        return (best + 0.5 + Math.max(-0.5, Math.min(0.5, shift))) / rate;
    }

    private void add(double seconds) {
        if (count == pulses.length) {
            pulses = Arrays.copyOf(pulses, 2 * count);
        }
        pulses[count++] = seconds;
    }
}
