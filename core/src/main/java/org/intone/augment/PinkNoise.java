package org.intone.augment;

import java.util.random.RandomGenerator;

/**
 * Pink noise: as much power in each octave, as rooms, wind and traffic roughly have.
 *
 * <pre>power at f ~ 1 / max(f, 20 Hz)</pre>
 *
 * Octaves from 62 Hz to half the rate are even within 0.7 dB in the test.
 */
public final class PinkNoise implements NoiseSource {
    private static final double LEAST_HZ = 20;

    @Override
    public String name() {
        return "pink";
    }

    @Override
    public float[] noise(int samples, int sampleRate, RandomGenerator random) {
        return new ShapedNoise(sampleRate, hz -> 1 / Math.sqrt(Math.max(hz, LEAST_HZ))).draw(samples, random);
    }
}
