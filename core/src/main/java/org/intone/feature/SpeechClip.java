package org.intone.feature;

import java.util.List;
import org.intone.audio.Waveform;
import org.intone.clean.Cleaning;
import org.intone.clean.CleaningChain;
import org.intone.clean.Level;
import org.intone.clean.Trim;
import org.intone.signal.Samples;

/**
 * How a recording is prepared for a speech encoder: at 16 kHz, without what lies 35 dB or more below the loudest frame at both ends,
 * its peak brought to 0.9. Samples that are not finite count as silence; silence stays as it is. No state; serves all threads.
 */
public final class SpeechClip {
    /** Samples a second. */
    public static final int SAMPLE_RATE = 16_000;

    private static final double SILENCE_DB = 35;
    private static final double PEAK = 0.9;
    private static final Cleaning PREPARATION =
            new CleaningChain(List.of(new Trim(SILENCE_DB), new Level(Level.Measure.PEAK, 20 * Math.log10(PEAK))));

    private SpeechClip() {}

    /** The recording as an encoder hears it. */
    public static Waveform prepared(Waveform waveform) {
        Waveform finite = waveform.withSamples(Samples.finite(waveform.samples()));
        return PREPARATION.clean(finite.atRate(SAMPLE_RATE));
    }
}
