package org.intone.feature;

import org.intone.signal.Frame;

/**
 * How much the spectrum resembles that of noise: 1 where all bins are alike, near 0 where few stand out.
 *
 * <pre>
 * f = exp(mean over k of ln P[k]) / mean over k of P[k],  P[k] = max(1e-10, |X[k]|^2)
 * </pre>
 *
 * Silence gives 1. Equal to {@code librosa.feature.spectral_flatness} 0.11 (within 1e-5 of the peak). Immutable; serves all threads.
 */
public final class SpectralFlatness implements Descriptor {
    private static final double LEAST_POWER = 1e-10;

    /** So many powers between 1e-10 and 1e19 can be multiplied before a logarithm is due. */
    private static final int FACTORS = 8;

    @Override
    public String name() {
        return "flatness";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public String formula() {
        return "exp(mean over k of ln P[k]) / mean over k of P[k], P[k] = max(1e-10, |X[k]|^2)";
    }

    @Override
    public String source() {
        return "librosa.feature.spectral_flatness";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] power = frame.power();
        double sum = 0;
        double logSum = 0;
        for (int k = 0; k < power.length; k += FACTORS) {
            double product = 1;
            for (int i = k; i < Math.min(power.length, k + FACTORS); i++) {
                double p = Math.max(LEAST_POWER, power[i]);
                sum += p;
                product *= p;
            }
            logSum += Math.log(product);
        }
        out[at] = (float) (Math.exp(logSum / power.length) / (sum / power.length));
    }
}
