package org.intone.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;
import org.junit.jupiter.api.Test;

class OcclusionMapTest {
    private static final int RATE = 16_000;

    /** A tone of 440 Hz in the first half second alone: what asks for its power hangs on its band and on the first six parts. */
    @Test
    void theMapShowsWhereTheToneIs() {
        float[] samples = new float[RATE];
        for (int n = 0; n < RATE / 2; n++) {
            samples[n] = (float) Math.sin(2 * Math.PI * 440 * n / RATE);
        }
        Waveform waveform = Waveform.of(samples, RATE);
        double whole = Samples.power(samples);
        OcclusionMap map = OcclusionMap.of(waveform, one -> Samples.power(one.samples()) / whole);
        assertEquals(1, map.probability(), 1e-9);
        int band = 0;
        while (OcclusionMap.edgeHz(band + 1) < 440) {
            band++;
        }
        for (int t = 0; t < OcclusionMap.TIMES; t++) {
            if (t < 5) {
                assertTrue(map.drop(band, t) > 0.1, "part " + t + ": " + map.drop(band, t));
            } else if (t > 6) {
                assertEquals(0, map.drop(band, t), 0.01);
            }
            assertEquals(0, map.drop(OcclusionMap.BANDS - 1, t), 0.01);
        }
        assertTrue(map.largest() < 0.3);
    }

    /** 125 hops of 128 samples exactly: a frame has its middle at the end. */
    @Test
    void theLastPartReachesToTheEnd() {
        float[] samples = new float[RATE];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) Math.sin(2 * Math.PI * 440 * n / RATE);
        }
        int band = 0;
        while (OcclusionMap.edgeHz(band + 1) < 440) {
            band++;
        }
        float[] without = OcclusionMap.without(Waveform.of(samples, RATE), band, OcclusionMap.TIMES - 1)
                .samples();
        assertTrue(
                Samples.power(Arrays.copyOfRange(without, RATE - 64, RATE)) < 0.05, "half of the tone's power is left");
    }

    @Test
    void silenceAndNothingHangOnNoPatch() {
        for (int length : new int[] {0, 1, 100, RATE}) {
            OcclusionMap map =
                    OcclusionMap.of(Waveform.of(new float[length], RATE), one -> 0.7 + Samples.power(one.samples()));
            assertEquals(0.7, map.probability());
            assertEquals(0, map.largest());
        }
    }

    @Test
    void theBandsReachFromNothingToTheirEnd() {
        assertEquals(0, OcclusionMap.edgeHz(0));
        assertEquals(OcclusionMap.HIGH_HZ, OcclusionMap.edgeHz(OcclusionMap.BANDS), 1e-6);
    }
}
