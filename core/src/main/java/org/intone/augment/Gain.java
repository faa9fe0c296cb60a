package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Makes a recording louder or quieter.
 *
 * <pre>y[n] = 10^(gain / 20) x[n]</pre>
 *
 * Samples may pass full scale; {@link Clipping} cuts them off.
 */
public final class Gain implements Augmentation {
    private static final double MOST_DB = 60;

    private final Range gainDb;

    /** The gain is drawn evenly from a range within -60 and 60 dB. */
    public Gain(double leastDb, double mostDb) {
        this.gainDb = new Range(leastDb, mostDb).within("gain", -MOST_DB, MOST_DB);
    }

    @Override
    public String name() {
        return "gain";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        double gain = Math.pow(10, gainDb.draw(random) / 20);
        float[] samples = Samples.finite(waveform.samples());
        float[] scaled = new float[samples.length];
        for (int n = 0; n < samples.length; n++) {
            scaled[n] = (float) (gain * samples[n]);
        }
        return waveform.withSamples(scaled);
    }
}
