package org.intone.augment;

import java.util.List;
import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Biquad;
import org.intone.signal.BiquadCascade;
import org.intone.signal.Samples;
import org.intone.signal.Shelves;

/**
 * Colours a recording as another microphone or another distance from it would: a low shelf, a peak and a high shelf.
 *
 * <pre>
 * low shelf   corner from 100 to 500 Hz
 * peak        middle from 500 to 3,000 Hz, quality 0.7
 * high shelf  corner from 2,000 to 6,000 Hz, at most 0.45 of the rate
 * </pre>
 *
 * Corners are drawn evenly in octaves, the gain of each of the three evenly in dB. Cheap: three sections of second order.
 */
public final class Equaliser implements Augmentation {
    private static final double MOST_DB = 30;
    private static final double HIGHEST_SHARE = 0.45;

    private final Range gainDb;

    /** The gains are drawn evenly from a range within -30 and 30 dB. */
    public Equaliser(double leastDb, double mostDb) {
        this.gainDb = new Range(leastDb, mostDb).within("gain", -MOST_DB, MOST_DB);
    }

    @Override
    public String name() {
        return "eq";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        return waveform.withSamples(filter(waveform.sampleRate(), random).filter(Samples.finite(waveform.samples())));
    }

    /** The filter that is drawn. */
    BiquadCascade filter(int sampleRate, RandomGenerator random) {
        double low = share(100, 500, sampleRate, random);
        double middle = share(500, 3000, sampleRate, random);
        double high = share(2000, 6000, sampleRate, random);
        List<Biquad> sections = List.of(
                Shelves.low(low, gainDb.draw(random)),
                Shelves.peak(middle, gainDb.draw(random)),
                Shelves.high(high, gainDb.draw(random)));
        return new BiquadCascade(sections);
    }

    private static double share(double leastHz, double mostHz, int sampleRate, RandomGenerator random) {
        double hz = leastHz * Math.pow(mostHz / leastHz, random.nextDouble());
        return Math.min(HIGHEST_SHARE, hz / sampleRate);
    }
}
