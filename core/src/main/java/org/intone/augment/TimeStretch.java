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
    private static final double FRAME_SECONDS = 2048 / 22_050.0;
    private static final int LEAST_FFT_SIZE = 64;

    private final Range rate;

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
        return waveform.withSamples(new PhaseVocoder(fftSize(waveform.sampleRate())).stretch(samples, drawn));
    }

    /** The power of two nearest to 93 ms. */
    static int fftSize(int sampleRate) {
        long exponent = Math.round(Math.log(FRAME_SECONDS * sampleRate) / Math.log(2));
        return Math.max(LEAST_FFT_SIZE, 1 << exponent);
    }
}
