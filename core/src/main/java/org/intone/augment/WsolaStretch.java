package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;
import org.intone.signal.Wsola;

/** Makes speech faster or slower and leaves its pitch, with {@link Wsola}: a voice keeps its sharpness, where a phase vocoder blurs it. */
public final class WsolaStretch implements Augmentation {
    private final Range rate;

    /** The rate is drawn evenly from a range within 0.1 and 10; 2 is twice as fast and half as long. */
    public WsolaStretch(double slowest, double fastest) {
        this.rate = new Range(slowest, fastest).within("rate", 0.1, 10);
    }

    @Override
    public String name() {
        return "wsola";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        double drawn = rate.draw(random);
        float[] samples = Samples.finite(waveform.samples());
        return waveform.withSamples(new Wsola(waveform.sampleRate()).stretch(samples, drawn));
    }
}
