package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Cuts the peaks off, as a microphone does that was set too high.
 *
 * <pre>y[n] = max(-l, min(l, x[n])),  l = 10^(-depth / 20) max |x|</pre>
 */
public final class Clipping implements Augmentation {
    private static final double MOST_DB = 60;

    private final Range depthDb;

    /** How far below the peak is cut, drawn evenly from a range within 0 and 60 dB. */
    public Clipping(double leastDb, double mostDb) {
        this.depthDb = new Range(leastDb, mostDb).within("depth", 0, MOST_DB);
    }

    @Override
    public String name() {
        return "clip";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        float[] samples = Samples.finite(waveform.samples());
        float limit = (float) (Math.pow(10, -depthDb.draw(random) / 20) * Samples.peak(samples));
        float[] clipped = new float[samples.length];
        for (int n = 0; n < samples.length; n++) {
            clipped[n] = Math.max(-limit, Math.min(limit, samples[n]));
        }
        return waveform.withSamples(clipped);
    }
}
