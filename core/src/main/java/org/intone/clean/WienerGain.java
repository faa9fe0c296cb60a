package org.intone.clean;

/**
 * How much of each bin is let through, smoothed over time and frequency so that no bin flickers.
 *
 * <pre>
 * g[t][k] = |X[t][k]|^2 / N[k]
 * s[t][k] = a G[t-1][k]^2 g[t-1][k] + (1 - a) max(0, g[t][k] - 1),  a = 0.92
 * W[t][k] = s / (1 + s)
 * G[t][k] = max(floor, (W[t][k-1] + 2 W[t][k] + W[t][k+1]) / 4)
 * </pre>
 *
 * Where N[k] is 0, all is let through. Holds the last frame: one instance for each signal, frames in order. Nothing is allocated for a
 * frame.
 */
final class WienerGain {
    private static final double MEMORY = 0.92;

    private final float[] noise;
    private final double floor;
    private final double[] passed;
    private final double[] ratio;
    private final double[] raw;

    WienerGain(float[] noise, double floor) {
        this.noise = noise;
        this.floor = floor;
        this.passed = new double[noise.length];
        this.ratio = new double[noise.length];
        this.raw = new double[noise.length];
    }

    /** Weakens the next frame's bins, laid out as {@link org.intone.signal.Fft} says. */
    void applyInPlace(float[] spectrum) {
        int last = noise.length - 1;
        for (int k = 0; k <= last; k++) {
            double re = spectrum[2 * k];
            double im = spectrum[2 * k + 1];
            ratio[k] = noise[k] > 0 ? (re * re + im * im) / noise[k] : 1e12;
            double prior = MEMORY * passed[k] + (1 - MEMORY) * Math.max(0, ratio[k] - 1);
            raw[k] = prior / (1 + prior);
        }
        for (int k = 0; k <= last; k++) {
            double smooth = (raw[Math.max(0, k - 1)] + 2 * raw[k] + raw[Math.min(last, k + 1)]) / 4;
            double gain = Math.max(floor, smooth);
            passed[k] = gain * gain * ratio[k];
            spectrum[2 * k] *= (float) gain;
            spectrum[2 * k + 1] *= (float) gain;
        }
    }
}
