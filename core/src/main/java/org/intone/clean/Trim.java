package org.intone.clean;

import java.util.Arrays;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Cuts the silence off both ends, as {@link SilenceFinder} finds it: equal to {@code librosa.effects.trim} with its default frames.
 *
 * <p>The result is shorter. Digital silence and everything of one level stay whole.
 */
public final class Trim implements Cleaning {
    private final SilenceFinder finder;

    /** Silence lies {@code topDb} or more below the loudest frame. */
    public Trim(double topDb) {
        this.finder = new SilenceFinder(topDb);
    }

    @Override
    public String name() {
        return "trim:" + Amounts.text(finder.topDb());
    }

    @Override
    public Waveform clean(Waveform waveform) {
        Section kept = finder.trimmed(waveform);
        float[] samples = Samples.finite(waveform.samples());
        return waveform.withSamples(Arrays.copyOfRange(samples, kept.from(), kept.to()));
    }
}
