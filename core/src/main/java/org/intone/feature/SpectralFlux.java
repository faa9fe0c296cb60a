package org.intone.feature;

import org.intone.signal.Frame;

/**
 * How much the spectrum changed since the frame before.
 *
 * <pre>
 * x[t] = sqrt(sum over k of (|X[t][k]| - |X[t-1][k]|)^2) / (N/2 + 1),  x[0] = 0
 * </pre>
 *
 * Silence gives 0. For one thread and one signal at a time, since it remembers a frame.
 *
 * <p>Source: Lerch, An Introduction to Audio Content Analysis, Wiley 2012, section 3.3.4.
 */
public final class SpectralFlux implements Descriptor {
    private final float[] before;
    private boolean first = true;

    /** For frames of N samples. */
    public SpectralFlux(int frameSamples) {
        this.before = new float[frameSamples / 2 + 1];
    }

    @Override
    public String name() {
        return "flux";
    }

    @Override
    public String unit() {
        return "magnitude";
    }

    @Override
    public String formula() {
        return "sqrt(sum over k of (|X[t][k]| - |X[t-1][k]|)^2) / (N/2 + 1)";
    }

    @Override
    public String source() {
        return "Lerch 2012";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] magnitude = frame.magnitude();
        double sum = 0;
        for (int k = 0; k < before.length; k++) {
            double change = magnitude[k] - before[k];
            sum += change * change;
            before[k] = magnitude[k];
        }
        out[at] = first ? 0 : (float) (Math.sqrt(sum) / before.length);
        first = false;
    }

    @Override
    public void restart() {
        first = true;
    }
}
