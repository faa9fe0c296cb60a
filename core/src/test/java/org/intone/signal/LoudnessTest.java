package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The standard's own figures: its coefficients, its sine, and the gates as in EBU Tech 3341's test signals. */
class LoudnessTest {
    private static final int RATE = 16_000;

    @Test
    void theWeightingIsTheStandardsTableAt48Kilohertz() {
        Biquad shelf = new Loudness(48_000).weighting().sections().get(0);
        Biquad pass = new Loudness(48_000).weighting().sections().get(1);
        assertEquals(1.53512485958697, shelf.b0(), 1e-9);
        assertEquals(-2.69169618940638, shelf.b1(), 1e-9);
        assertEquals(1.19839281085285, shelf.b2(), 1e-9);
        assertEquals(-1.69065929318241, shelf.a1(), 1e-9);
        assertEquals(0.73248077421585, shelf.a2(), 1e-9);
        assertEquals(-1.99004745483398, pass.a1(), 1e-9);
        assertEquals(0.99007225036621, pass.a2(), 1e-9);
        assertEquals(1, pass.b0(), 1e-12);
        assertEquals(-2, pass.b1(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 8000, 16_000, 22_050, 44_100, 48_000, 192_000})
    void aFullScaleSineHasMinusThree(int sampleRate) {
        float[] sine = Sounds.sine(5 * sampleRate, sampleRate, 997, 1);
        assertEquals(-3.01, new Loudness(sampleRate).of(sine), 0.01);
    }

    @Test
    void twiceTheAmplitudeIsSixDecibelsMore() {
        Loudness loudness = new Loudness(RATE);
        float[] noise = Sounds.noise(3 * RATE, 0.05, 1);
        double once = loudness.of(noise);
        for (int n = 0; n < noise.length; n++) {
            noise[n] *= 2;
        }
        assertEquals(once + 6.0206, loudness.of(noise), 1e-3);
    }

    @Test
    void quietPartsAreGatedAway() {
        // EBU Tech 3341 case 3, shortened: -36 dBFS around a long -23 does not count. One channel has 3 dB less than
        // two.
        assertEquals(-26.0, new Loudness(RATE).of(steps(-36, -23, -23, -23, -23, -23, -36)), 0.1);
        // Case 4: -72 and -36 around -23.
        assertEquals(-26.0, new Loudness(RATE).of(steps(-72, -36, -23, -23, -23, -23, -23, -36, -72)), 0.1);
    }

    @Test
    void partsWithinTheGateCount() {
        // 8 dB apart: all of it counts, 10 log10((10^-2.3 + 10^-3.1 + 10^-3.1) / 3) - 3.01.
        double power = (Math.pow(10, -2.3) + 2 * Math.pow(10, -3.1)) / 3;
        // The first and the last 0.3 s are in fewer blocks than the rest.
        assertEquals(10 * Math.log10(power) - 3.01, new Loudness(RATE).of(steps(-31, -23, -31)), 0.15);
    }

    @Test
    void silenceAndNothingHaveNone() {
        Loudness loudness = new Loudness(RATE);
        assertEquals(Double.NEGATIVE_INFINITY, loudness.of(new float[RATE]));
        assertEquals(Double.NEGATIVE_INFINITY, loudness.of(new float[0]));
        assertEquals(Double.NEGATIVE_INFINITY, loudness.of(Sounds.sine(RATE, RATE, 997, 1e-4)));
    }

    @Test
    void shortAndSlowSignalsHaveOne() {
        assertEquals(-3.01, new Loudness(RATE).of(Sounds.sine(RATE / 5, RATE, 997, 1)), 0.2);
        double low = new Loudness(200).of(Sounds.sine(2000, 200, 70, 1));
        assertEquals(-3.7, low, 1);
        assertThrows(IllegalArgumentException.class, () -> new Loudness(99));
    }

    /** Five seconds of a tone of 1 kHz at each level. */
    private static float[] steps(double... levelsDb) {
        float[] out = new float[levelsDb.length * 5 * RATE];
        for (int i = 0; i < levelsDb.length; i++) {
            float[] tone = Sounds.sine(5 * RATE, RATE, 1000, Math.pow(10, levelsDb[i] / 20));
            System.arraycopy(tone, 0, out, i * tone.length, tone.length);
        }
        return out;
    }
}
