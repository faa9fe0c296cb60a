package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.PhaseVocoder;
import org.intone.signal.Samples;

/**
 * Makes speech faster or slower and leaves its pitch, with a {@link PhaseVocoder}.
 *
 * <p>Frames are of about 93 ms whatever the sample rate (2,048 samples at 22,050 Hz, as librosa's).
 */
public final class TimeStretch implements Augmentation {
    private final Range rate;
    private final Vocoders vocoders = new Vocoders();

    /** The rate is drawn evenly from a range above 0; 2 is twice as fast and half as long. */
    public TimeStretch(double slowest, double fastest) {
        this.rate = new Range(slowest, fastest);
        if (!(slowest > 0)) {
            throw new IllegalArgumentException("slowest must be above 0, was " + slowest);
        }
    }

    @Override
    public String name() {
        return "stretch";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        double drawn = rate.draw(random);
        float[] samples = Samples.finite(waveform.samples());
        return waveform.withSamples(vocoders.stretch(samples, waveform.sampleRate(), drawn));
    }
}
