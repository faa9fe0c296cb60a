package org.intone.feature;

/**
 * Jitter and shimmer of the periods within a 60 ms frame.
 *
 * <pre>
 * first mark: the largest magnitude of the period in the frame's middle; then to both ends the place 0.85 to 1.18 periods on where
 * the period around it is most like that around the last: sum of products / sqrt(power * power), by a parabola between samples
 * jitter = mean |T[i] - T[i-1]| / mean T;  shimmer = mean |20 log10(A[i] / A[i-1])|
 * T[i]: from mark i to the next;  A[i]: largest less least value of the period around mark i, between samples by a parabola
 * </pre>
 *
 * NaN where there are fewer than two periods. Holds scratch memory: one instance for each thread; allocates nothing for a frame.
 *
 * <p>Source: Eyben et al. 2016 (see {@link EgemapsSpectrum}), section 6.2, which has periods matched by their waveforms.
 */
final class EgemapsPeriods {
    private static final int FRAME = EgemapsVoice.FRAME_SAMPLES;
    private static final double SHORTEST = 0.85;
    private static final double LONGEST = 1.18;
    private static final double ALIKE = 0.3;

    private final float[] x = new float[FRAME];
    private final double[] marks = new double[2 * FRAME];
    private final double[] power = new double[FRAME + 1];
    private int first;
    private int last;
    private double jitter;
    private double shimmerDb;

    /** Mean difference of neighbouring periods over the mean period. */
    double jitter() {
        return jitter;
    }

    /** Mean difference of the amplitudes of neighbouring periods. */
    double shimmerDb() {
        return shimmerDb;
    }

    /** Analyses the frame that begins at a place of the samples and has a period, in samples, on average. */
    void analyse(float[] samples, int start, double period) {
        System.arraycopy(samples, start, x, 0, FRAME);
        for (int n = 0; n < FRAME; n++) {
            power[n + 1] = power[n] + (double) x[n] * x[n];
        }
        first = FRAME;
        last = FRAME;
        marks[FRAME] = loudest((int) (FRAME / 2 - period / 2), (int) (FRAME / 2 + period / 2));
        walk(period, -1);
        walk(period, 1);
        measure();
    }

    private int loudest(int from, int to) {
        int best = from;
        for (int n = from; n <= to; n++) {
            best = Math.abs(x[n]) > Math.abs(x[best]) ? n : best;
        }
        return best;
    }

    private void walk(double period, int way) {
        double at = marks[FRAME];
        while (true) {
            double next = mostAlike(at, period, way);
            if (Double.isNaN(next)) {
                return;
            }
            at = next;
            if (way < 0) {
                marks[--first] = at;
            } else {
                marks[++last] = at;
            }
        }
    }

    /** The next mark, or NaN where the frame ends or nothing is alike. */
    private double mostAlike(double at, double period, int way) {
        int width = (int) Math.round(period);
        int left = (int) Math.round(at - period / 2);
        int near = left + way * (int) Math.floor(SHORTEST * period);
        int far = left + way * (int) Math.ceil(LONGEST * period);
        int from = Math.max(1, Math.min(near, far));
        int to = Math.min(FRAME - width - 2, Math.max(near, far));
        if (left < 0 || left + width > FRAME || to - from < 1 || Math.min(near, far) < 1 || Math.max(near, far) != to) {
            return Double.NaN;
        }
        int n = climb(left, from, to, width);
        double before = alike(left, n - 1, width);
        double here = alike(left, n, width);
        double after = alike(left, n + 1, width);
        if (here <= ALIKE || here < before || here <= after) {
            return Double.NaN;
        }
        return at + n - left + 0.5 * (after - before) / (2 * here - before - after);
    }

    /** The place that is most alike: the best of every other one, then of its neighbours. */
    private int climb(int left, int from, int to, int width) {
        int best = from;
        double likeness = Double.NEGATIVE_INFINITY;
        for (int n = from; n <= to; n += 2) {
            double value = alike(left, n, width);
            if (value > likeness) {
                likeness = value;
                best = n;
            }
        }
        double below = best > from ? alike(left, best - 1, width) : Double.NEGATIVE_INFINITY;
        double above = best < to ? alike(left, best + 1, width) : Double.NEGATIVE_INFINITY;
        if (below > likeness || above > likeness) {
            return below > above ? best - 1 : best + 1;
        }
        return best;
    }

    private double alike(int left, int other, int width) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < width; i += 4) {
            s0 += x[left + i] * x[other + i];
            s1 += x[left + i + 1] * x[other + i + 1];
            s2 += x[left + i + 2] * x[other + i + 2];
            s3 += x[left + i + 3] * x[other + i + 3];
        }
        for (; i < width; i++) {
            s0 += x[left + i] * x[other + i];
        }
        double powers = (power[left + width] - power[left]) * (power[other + width] - power[other]);
        return powers > 0 ? (s0 + s1 + (s2 + s3)) / Math.sqrt(powers) : 0;
    }

    private void measure() {
        int periods = last - first;
        jitter = Double.NaN;
        shimmerDb = Double.NaN;
        if (periods < 2) {
            return;
        }
        double period = (marks[last] - marks[first]) / periods;
        double differences = 0;
        for (int i = first + 1; i < last; i++) {
            differences += Math.abs(marks[i + 1] - 2 * marks[i] + marks[i - 1]);
        }
        jitter = differences / (periods - 1) / period;
        double decibels = 0;
        int pairs = 0;
        double before = amplitude(first, period);
        for (int i = first + 1; i <= last; i++) {
            double amplitude = amplitude(i, period);
            if (before > 0 && amplitude > 0) {
                decibels += Math.abs(20 * Math.log10(amplitude / before));
                pairs++;
            }
            before = amplitude;
        }
        shimmerDb = pairs == 0 ? Double.NaN : decibels / pairs;
    }

    /** Of the period around a mark; 0 where the frame does not hold it. */
    private double amplitude(int i, double period) {
        int from = (int) Math.round(marks[i] - period / 2);
        int to = from + (int) Math.round(period);
        if (from < 0 || to > FRAME) {
            return 0;
        }
        int least = from;
        int largest = from;
        for (int n = from + 1; n < to; n++) {
            least = x[n] < x[least] ? n : least;
            largest = x[n] > x[largest] ? n : largest;
        }
        return between(largest) - between(least);
    }

    /** The extreme near a sample, by a parabola where both neighbours are on one side of it. */
    private double between(int n) {
        if (n == 0 || n == FRAME - 1) {
            return x[n];
        }
        double before = x[n] - (double) x[n - 1];
        double after = x[n] - (double) x[n + 1];
        double curve = before + after;
        double slope = 0.5 * (before - after);
        return before * after > 0 ? x[n] + 0.5 * slope * slope / curve : x[n];
    }
}
