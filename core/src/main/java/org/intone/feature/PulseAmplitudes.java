package org.intone.feature;

/** The amplitudes of those pulses that have one, and what {@link Shimmer} averages of them. */
final class PulseAmplitudes {
    private static final double REACH = 0.2;
    private static final double LARGEST_FACTOR = 1.6;

    private final double[] seconds;
    private final double[] values;
    private int count;

    private PulseAmplitudes(int most) {
        this.seconds = new double[most];
        this.values = new double[most];
    }

    static PulseAmplitudes of(float[] samples, int rate, GlottalPulses pulses) {
        PulseAmplitudes amplitudes = new PulseAmplitudes(pulses.count());
        for (int i = 1; i + 1 < pulses.count(); i++) {
            if (Jitter.nextTo(pulses, i - 1, i)) {
                double at = pulses.seconds(i);
                double from = at - REACH * Jitter.period(pulses, i - 1);
                double to = at + REACH * Jitter.period(pulses, i);
                amplitudes.add(at, level(samples, rate, new double[] {from, at, to}));
            }
        }
        return amplitudes;
    }

    private void add(double at, double value) {
        if (value > 0) {
            seconds[count] = at;
            values[count++] = value;
        }
    }

    /** RMS under a window that rises from the first time to the second and falls to the third. */
    private static double level(float[] x, int rate, double[] times) {
        int first = Math.max(0, (int) Math.ceil(times[0] * rate - 0.5));
        int last = Math.min(x.length - 1, (int) Math.floor(times[2] * rate - 0.5));
        double power = 0;
        double weights = 0;
        for (int n = first; n <= last; n++) {
            double t = (n + 0.5) / rate;
            double reach = t < times[1] ? times[1] - times[0] : times[2] - times[1];
            double weight = 0.5 + 0.5 * Math.cos(Math.PI * (t - times[1]) / reach);
            power += weight * x[n] * x[n];
            weights += weight;
        }
        return weights > 0 ? Math.sqrt(power / weights) : 0;
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return count == 0 ? 0 : sum / count;
    }

    double difference() {
        double sum = 0;
        int pairs = 0;
        for (int i = 1; i < count; i++) {
            if (alike(i)) {
                sum += Math.abs(values[i] - values[i - 1]);
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    double differenceDb() {
        double sum = 0;
        int pairs = 0;
        for (int i = 1; i < count; i++) {
            if (alike(i)) {
                sum += Math.abs(20 * Math.log10(values[i] / values[i - 1]));
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    /** The mean distance of an amplitude from the mean of the {@code width} around it. */
    double perturbation(int width) {
        double sum = 0;
        int found = 0;
        for (int i = width - 1; i < count; i++) {
            boolean all = true;
            double total = values[i - width + 1];
            for (int j = i - width + 2; j <= i; j++) {
                all &= alike(j);
                total += values[j];
            }
            if (all) {
                sum += Math.abs(values[i - width / 2] - total / width);
                found++;
            }
        }
        return found == 0 ? 0 : sum / found;
    }

    /** Whether an amplitude and the one before it are of neighbouring pulses and of similar size. */
    private boolean alike(int i) {
        double period = seconds[i] - seconds[i - 1];
        double factor = Math.max(values[i] / values[i - 1], values[i - 1] / values[i]);
        return period >= Jitter.SHORTEST_SECONDS && period <= Jitter.LONGEST_SECONDS && factor <= LARGEST_FACTOR;
    }
}
