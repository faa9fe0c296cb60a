package org.intone.microphone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelMeterTest {
    private static final int RATE = 8000;

    private static float[] sine(double amplitude) {
        float[] samples = new float[RATE / 10];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (amplitude * Math.sin(2 * Math.PI * 100 * n / RATE));
        }
        return samples;
    }

    @Test
    void aSineOfFullScaleHas3DecibelsBelowIt() {
        LevelMeter meter = new LevelMeter(RATE);
        assertEquals(LevelMeter.LEAST_DB, meter.levelDb());
        meter.push(sine(1), 0, RATE / 10);
        assertEquals(-3.0103, meter.levelDb(), 1e-3);
        assertEquals(0, meter.peakDb(), 1e-3);
        assertTrue(meter.isClipped());
    }

    @Test
    void theLevelFallsBy20DecibelsASecondAndThePeakASecondLater() {
        LevelMeter meter = new LevelMeter(RATE);
        meter.push(sine(0.1), 0, RATE / 10);
        assertEquals(-23.0103, meter.levelDb(), 1e-3);
        float[] silence = new float[RATE / 10];
        for (int i = 0; i < 10; i++) {
            meter.push(silence, 0, silence.length);
        }
        assertEquals(-43.0103, meter.levelDb(), 1e-3);
        assertEquals(-20, meter.peakDb(), 1e-3);
        for (int i = 0; i < 5; i++) {
            meter.push(silence, 0, silence.length);
        }
        assertEquals(-30, meter.peakDb(), 0.01);
        for (int i = 0; i < 100; i++) {
            meter.push(silence, 0, silence.length);
        }
        assertEquals(LevelMeter.LEAST_DB, meter.levelDb());
        assertEquals(LevelMeter.LEAST_DB, meter.peakDb());
        assertFalse(meter.isClipped());
    }

    @Test
    void clippingIsTold2SecondsAndWhatIsNoNumberIsSilence() {
        LevelMeter meter = new LevelMeter(RATE);
        float[] block = new float[RATE];
        Arrays.fill(block, Float.NaN);
        meter.push(block, 0, RATE);
        assertEquals(LevelMeter.LEAST_DB, meter.levelDb());
        meter.push(new float[] {0, -1, 0}, 1, 1);
        assertTrue(meter.isClipped());
        Arrays.fill(block, 0.25f);
        meter.push(block, 0, RATE);
        assertTrue(meter.isClipped());
        meter.push(block, 0, RATE);
        assertFalse(meter.isClipped());
        assertEquals(20 * Math.log10(0.25), meter.levelDb(), 1e-6);
    }
}
