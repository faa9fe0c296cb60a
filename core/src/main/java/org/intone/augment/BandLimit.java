package org.intone.augment;

import java.util.List;
import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Biquad;
import org.intone.signal.BiquadCascade;
import org.intone.signal.Butterworth;
import org.intone.signal.Samples;

/**
 * Leaves a band of frequencies, as a line or a cheap microphone does: a {@link Butterworth} band pass of order 6.
 *
 * <p>An edge at half the rate or above cuts nothing; where the lower one lies there, silence is left. Nothing is drawn.
 */
public final class BandLimit implements Augmentation {
    private static final int ORDER = 6;

    private final double lowHz;
    private final double highHz;

    /** Leaves what lies between two frequencies in Hz, the lower one above 0. */
    public BandLimit(double lowHz, double highHz) {
        if (!(lowHz > 0 && lowHz < highHz && highHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("band must have 0 < lowHz < highHz, were " + lowHz + " and " + highHz);
        }
        this.lowHz = lowHz;
        this.highHz = highHz;
    }

    /** What a telephone line lets through: 300 to 3,400 Hz (ITU-T G.712). */
    public static BandLimit telephone() {
        return new BandLimit(300, 3400);
    }

    @Override
    public String name() {
        return "band";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        float[] samples = Samples.finite(waveform.samples());
        return waveform.withSamples(filter(waveform.sampleRate()).filter(samples));
    }

    private BiquadCascade filter(int sampleRate) {
        double halfRate = sampleRate / 2.0;
        if (lowHz >= halfRate) {
            return new BiquadCascade(List.of(new Biquad(0, 0, 0, 0, 0)));
        }
        return highHz < halfRate
                ? Butterworth.bandPass(ORDER, lowHz, highHz, sampleRate)
                : Butterworth.highPass(ORDER, lowHz, sampleRate);
    }
}
