package org.intone.clean;

import org.intone.audio.Waveform;

/**
 * Makes a recording fit to be judged: the same sound without what the microphone, the line or the room added. No chance is
 * in it: the same waveform gives the same samples. Immutable; serves all threads.
 */
public interface Cleaning {
    /** The name for messages and settings, as {@link Cleanings#parse} reads it, such as {@code highpass:80}. */
    String name();

    /**
     * Makes a cleaned copy at the same rate.
     *
     * @param waveform any length and rate, silence and the empty one included; samples that are not finite count as
     *     {@link org.intone.signal.Samples#finite} says
     * @return finite samples; a shorter waveform only where the cleaning says so
     */
    Waveform clean(Waveform waveform);
}
