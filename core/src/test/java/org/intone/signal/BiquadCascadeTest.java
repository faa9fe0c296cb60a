package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;

class BiquadCascadeTest {
    private static final int RATE = 16_000;

    @Test
    void theDifferenceEquationByHand() {
        BiquadCascade one = new BiquadCascade(List.of(new Biquad(0.5, 0.25, 0.125, -0.5, 0.25)));
        // y0 = .5, y1 = .25 + .25, y2 = .125 + .25 - .125, y3 = .125 - .125, y4 = 0 - .0625
        assertArrayEquals(new float[] {0.5f, 0.5f, 0.25f, 0, -0.0625f}, one.filter(new float[] {1, 0, 0, 0, 0}), 1e-7f);
    }

    @Test
    void aSineComesOutWithTheGainThatIsStated() {
        BiquadCascade filter = Butterworth.lowPass(4, 1000, RATE);
        for (double hz : new double[] {200, 1000, 2000}) {
            float[] out = filter.filter(Sounds.sine(RATE, RATE, hz, 0.5));
            double sum = 0;
            for (int n = RATE / 2; n < RATE; n++) {
                sum += out[n] * out[n];
            }
            assertEquals(0.5 * filter.gainAt(hz / RATE), Math.sqrt(2 * sum / (RATE / 2.0)), 1e-5);
        }
    }

    @Test
    void zeroPhaseDelaysNothingAndSquaresTheGain() {
        BiquadCascade filter = Butterworth.bandPass(2, 300, 3400, RATE);
        float[] sine = Sounds.sine(RATE, RATE, 500, 0.5);
        float[] out = filter.filterZeroPhase(sine);
        double gain = Math.pow(filter.gainAt(500.0 / RATE), 2);
        for (int n = RATE / 4; n < 3 * RATE / 4; n++) {
            assertEquals(gain * sine[n], out[n], 1e-5);
        }
    }

    @Test
    void zeroPhaseIsTheSameFromBothEnds() {
        BiquadCascade filter = Butterworth.highPass(3, 100, RATE);
        float[] noise = Sounds.noise(5000, 0.3, 7);
        float[] mirrored = filter.filterZeroPhase(reversed(noise));
        assertArrayEquals(filter.filterZeroPhase(noise), reversed(mirrored), 1e-5f);
    }

    @Test
    void nothingAndSilenceStayThat() {
        BiquadCascade filter = Butterworth.highPass(4, 80, RATE);
        assertEquals(0, filter.filter(new float[0]).length);
        assertEquals(0, filter.filterZeroPhase(new float[0]).length);
        assertEquals(0, Samples.peak(filter.filter(new float[3000])));
        assertArrayEquals(new float[] {1, 2}, new BiquadCascade(List.of()).filter(new float[] {1, 2}));
    }

    @Test
    void longSilenceBehindSoundLeavesNoSubnormalState() {
        double[] signal = new double[400_000];
        signal[0] = 1;
        Butterworth.highPass(2, 80, RATE).filterInPlace(signal);
        assertEquals(0.0, signal[signal.length - 1]);
    }

    @Test
    void unstableCoefficientsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Biquad(1, 0, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Biquad(1, 0, 0, -2, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new Biquad(Double.NaN, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Biquad(1, 0, 0, Double.NaN, 0));
    }

    private static float[] reversed(float[] samples) {
        float[] out = new float[samples.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = samples[out.length - 1 - n];
        }
        return out;
    }
}
