package org.intone.testing;

import java.util.Random;

/**
 * What stays the same whatever a speaker feels.
 *
 * @param f0Hz the speaker's usual pitch
 * @param formantScale 1 for an adult man's vocal tract, more for a shorter one
 * @param rate syllables a second over the average speaker's
 * @param breath aspiration noise over the pulses' amplitude
 * @param levelDb how much louder than the average speaker and microphone
 */
public record Voice(double f0Hz, double formantScale, double rate, double breath, double levelDb) {

    /** A voice drawn at random among those of one sex; the same seed gives the same voice. */
    public static Voice of(boolean female, long seed) {
        Random random = new Random(seed);
        double semitones = 1.5 * random.nextGaussian();
        return new Voice(
                (female ? 205 : 115) * Math.pow(2, semitones / 12),
                (female ? 1.16 : 1.0) * (1 + 0.03 * random.nextGaussian()),
                1 + 0.08 * random.nextGaussian(),
                0.02 + 0.04 * random.nextDouble(),
                2 * random.nextGaussian());
    }
}
