package org.intone.feature;

import org.intone.signal.Frame;

/**
 * How evenly the power is spread over the bins: 1 where all are alike, 0 where one has all.
 *
 * <pre>
 * h = -sum over k of p[k] log2 p[k] / log2(N/2 + 1),  p[k] = |X[k]|^2 / sum over k of |X[k]|^2
 * </pre>
 *
 * Silence, in which no bin stands out, gives 1. Immutable; serves all threads.
 *
 * <p>Source: Misra, Ikbal, Bourlard and Hermansky, Spectral entropy based feature for robust ASR, ICASSP 2004.
 */
public final class SpectralEntropy implements Descriptor {
    @Override
    public String name() {
        return "entropy";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public String formula() {
        return "-sum over k of p[k] log2 p[k] / log2(N/2 + 1), p[k] = |X[k]|^2 / sum of |X|^2";
    }

    @Override
    public String source() {
        return "Misra et al. 2004";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] power = frame.power();
        double sum = 0;
        double logSum = 0;
        for (float p : power) {
            // x ln x goes to 0 with x.
            if (p > 0) {
                sum += p;
                logSum += p * Math.log(p);
            }
        }
        double nats = Math.log(sum) - logSum / sum;
        out[at] = sum < Float.MIN_NORMAL ? 1 : (float) Math.max(0, Math.min(1, nats / Math.log(power.length)));
    }
}
