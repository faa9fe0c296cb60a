package org.intone.signal;

/** Takes the pitch of frames, one after the other. */
@FunctionalInterface
public interface PitchSink {
    /**
     * Takes the pitch of frame t.
     *
     * @param t from 0 on
     * @param f0Hz the fundamental frequency; NaN where the frame is unvoiced
     * @param voicedProbability how sure it is, by this frame alone, that there is a voice, 0 to 1
     */
    void accept(long t, float f0Hz, float voicedProbability);
}
