package org.intone.clean;

import java.util.List;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Cuts out every silence, within the recording too, and joins what is left: {@code librosa.effects.split} and {@code remix}.
 *
 * <p>The result is shorter. Digital silence and everything of one level stay whole. Nothing is faded at the joints, which lie in
 * silence.
 */
public final class PauseRemoval implements Cleaning {
    private final SilenceFinder finder;

    /** Silence lies {@code topDb} or more below the loudest frame. */
    public PauseRemoval(double topDb) {
        this.finder = new SilenceFinder(topDb);
    }

    @Override
    public String name() {
        return "pauses:" + Amounts.text(finder.topDb());
    }

    @Override
    public Waveform clean(Waveform waveform) {
        List<Section> sounds = finder.sounds(waveform);
        float[] samples = Samples.finite(waveform.samples());
        float[] joined = new float[sounds.stream().mapToInt(Section::length).sum()];
        int at = 0;
        for (Section sound : sounds) {
            System.arraycopy(samples, sound.from(), joined, at, sound.length());
            at += sound.length();
        }
        return waveform.withSamples(joined);
    }
}
