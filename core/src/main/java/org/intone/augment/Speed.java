package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Resampler;
import org.intone.signal.Samples;

/**
 * Plays a recording faster or slower, as a tape: length, pitch and formants change together.
 *
 * <pre>y[n] = x(n factor), round(length / factor) samples or one more;  factor drawn in hundredths</pre>
 *
 * In hundredths, so that there are few factors and the resampler's tables are made once.
 *
 * <p>Source: T. Ko et al., Audio augmentation for speech recognition, Interspeech 2015.
 */
public final class Speed implements Augmentation {
    private static final int PARTS = 100;
    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 10;

    private final Range factor;

    /** The factor is drawn evenly from a range within 0.1 to 10; 2 is twice as fast, half as long and an octave higher. */
    public Speed(double slowest, double fastest) {
        this.factor = new Range(slowest, fastest).within("factor", SLOWEST, FASTEST);
    }

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        int parts = (int) Math.rint(factor.draw(random) * PARTS);
        float[] samples = Samples.finite(waveform.samples());
        return waveform.withSamples(Resampler.of(parts, PARTS).resample(samples));
    }
}
