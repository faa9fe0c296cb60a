package org.intone.augment;

import java.util.random.RandomGenerator;

/**
 * The murmur of several people who talk at once, made of noise: no word can be understood and nobody's recording is needed.
 *
 * <pre>
 * w[n] = sum over talkers of g e[n] s[n]
 * s: noise with speech's long-term spectrum: even from 100 to 500 Hz, -8 dB an octave above, -12 dB an octave below, all moved by
 *    a vocal tract's 0.85 to 1.2
 * e: syllables of 0.12 to 0.35 s, each a half sine, one in seven followed by a pause of 0.2 to 0.6 s
 * g: within 3 dB
 * </pre>
 *
 * With few talkers the level comes and goes at the rate of syllables; with many it is steady. For a babble of real voices see
 * {@link RecordedNoise#overlapping}.
 *
 * <p>Source: D. Byrne et al., An international comparison of long-term average speech spectra, J. Acoust. Soc. Am. 96, 1994 (the spectrum,
 * simplified).
 */
public final class Babble implements NoiseSource {
    private static final int MOST_TALKERS = 64;
    private static final double LOW_HZ = 100;
    private static final double HIGH_HZ = 500;
    private static final double FALL_EXPONENT = 8 / 6.0206;
    private static final double FLOOR = 0.03;
    private static final double PAUSE_CHANCE = 1 / 7.0;

    private static final Range TRACT = new Range(0.85, 1.2);
    private static final Range LEVEL_DB = new Range(-3, 3);
    private static final Range SYLLABLE_SECONDS = new Range(0.12, 0.35);
    private static final Range PAUSE_SECONDS = new Range(0.2, 0.6);

    private final int talkers;

    /** Of so many talkers, 1 to 64; from five on nobody stands out. */
    public Babble(int talkers) {
        if (talkers < 1 || talkers > MOST_TALKERS) {
            throw new IllegalArgumentException("talkers must be 1 to " + MOST_TALKERS + ", was " + talkers);
        }
        this.talkers = talkers;
    }

    @Override
    public String name() {
        return "babble";
    }

    @Override
    public float[] noise(int samples, int sampleRate, RandomGenerator random) {
        float[] sum = new float[samples];
        for (int i = 0; i < talkers; i++) {
            double tract = TRACT.draw(random);
            double gain = Math.pow(10, LEVEL_DB.draw(random) / 20);
            float[] voice = new ShapedNoise(sampleRate, hz -> speech(hz / tract)).draw(samples, random);
            speakInPlace(voice, sampleRate, random);
            for (int n = 0; n < samples; n++) {
                sum[n] += (float) (gain * voice[n]);
            }
        }
        return sum;
    }

    private static double speech(double hz) {
        double low = Math.pow(Math.min(1, hz / LOW_HZ), 2);
        return low * Math.pow(Math.max(1, hz / HIGH_HZ), -FALL_EXPONENT);
    }

    /** Cuts a steady noise into syllables; the first begins somewhere before the beginning. */
    private static void speakInPlace(float[] voice, int sampleRate, RandomGenerator random) {
        int start = -(int) (random.nextDouble() * SYLLABLE_SECONDS.to() * sampleRate);
        while (start < voice.length) {
            int length = 1 + (int) (SYLLABLE_SECONDS.draw(random) * sampleRate);
            int pause = random.nextDouble() < PAUSE_CHANCE ? (int) (PAUSE_SECONDS.draw(random) * sampleRate) : 0;
            for (int n = Math.max(0, -start); n < length + pause && start + n < voice.length; n++) {
                double open = n < length ? Math.sin(Math.PI * (n + 0.5) / length) : 0;
                voice[start + n] *= (float) (FLOOR + (1 - FLOOR) * open);
            }
            start += length + pause;
        }
    }
}
