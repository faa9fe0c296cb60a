package org.intone.timeline;

import org.intone.audio.SoundMeasures;
import org.intone.audio.Waveform;

/** What a {@link SpeechCutter} finds, in the order of time. Times are ticks of 1/16,000 s from the beginning. */
sealed interface Part {
    /** Ticks a second. */
    int TICKS = 16_000;

    /** A stretch of speech begins. */
    record Began(long at) implements Part {}

    /**
     * A window of the stretch that began last.
     *
     * @param sound at the rate of the model's recipe
     * @param measures of it
     * @param clipped whether too much of the source lies in flat tops
     */
    record Window(long start, long end, Waveform sound, SoundMeasures measures, boolean clipped) implements Part {
        /** The same when its samples are of no more use. */
        Window withoutSound() {
            return new Window(start, end, Waveform.of(new float[0], sound.sampleRate()), measures, clipped);
        }
    }

    /** The stretch is over; all its windows came before. */
    record Ended(long start, long end) implements Part {}
}
