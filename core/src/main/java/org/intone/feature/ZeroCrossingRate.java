package org.intone.feature;

import org.intone.signal.Frame;

/**
 * How often the signal changes its sign: high for hiss and fricatives, low for voiced sound.
 *
 * <pre>
 * z[t] = 1/N #{ n : sign x[n] != sign x[n-1] },  n over the signal's own samples of the frame but their first
 * </pre>
 *
 * What lies within 1e-10 of 0 counts as positive. Padding counts as a sample that goes on, so it never crosses. Silence gives 0.
 * Equal to {@code librosa.feature.zero_crossing_rate} 0.11, exactly.
 *
 * <p>Remembers the hops of the frame before: one instance for each thread.
 */
public final class ZeroCrossingRate implements Descriptor {
    private static final float THRESHOLD = 1e-10f;

    private final HopSums withinHops = new HopSums(ZeroCrossingRate::crossings);

    @Override
    public String name() {
        return "zcr";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public String formula() {
        return "number of changes of sign in the frame / N";
    }

    @Override
    public String source() {
        return "librosa.feature.zero_crossing_rate";
    }

    @Override
    public void computeInto(Frame frame, float[] out, int at) {
        float[] x = frame.samples();
        double crossings;
        if (HopSums.suits(frame)) {
            crossings = withinHops.of(frame);
            int hop = frame.framing().hopSamples();
            for (int n = hop; n < x.length; n += hop) {
                crossings += sign(x[n - 1]) ^ sign(x[n]);
            }
        } else {
            crossings = crossings(x, frame.from(), frame.to());
        }
        out[at] = (float) (crossings / x.length);
    }

    @Override
    public void restart() {
        withinHops.restart();
    }

    private static double crossings(float[] x, int from, int to) {
        int crossings = 0;
        int before = from < to ? sign(x[from]) : 0;
        for (int n = from + 1; n < to; n++) {
            int here = sign(x[n]);
            crossings += here ^ before;
            before = here;
        }
        return crossings;
    }

    /** 1 below the threshold, else 0; without a branch, since noise cannot be predicted. */
    private static int sign(float sample) {
        return Float.floatToRawIntBits(sample + THRESHOLD) >>> (Integer.SIZE - 1);
    }
}
