package org.intone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;

class SoundMeterTest {
    private static final int RATE = 16_000;

    private final SoundMeter meter = new SoundMeter();

    private SoundMeasures of(float[] samples) {
        return meter.measure(Waveform.of(samples, RATE));
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = a.clone();
        for (int n = 0; n < sum.length; n++) {
            sum[n] += b[n];
        }
        return sum;
    }

    /** Syllables of a buzz, each followed by a hiss and a pause. */
    private static float[] syllables(double seconds, double level) {
        float[] out = new float[(int) (seconds * RATE)];
        float[] voice = Sounds.buzz(out.length, RATE, 150, level);
        float[] hiss = Sounds.noise(out.length, level / 20, 5);
        for (int n = 0; n < out.length; n++) {
            int place = n % 4800;
            double swell = Math.sin(Math.PI * place / 2400);
            out[n] = place < 2400 ? (float) (voice[n] * swell) : place < 3600 ? hiss[n] : 0;
        }
        return out;
    }

    @Test
    void aSineHasItsPeakAndIsNoSpeech() {
        SoundMeasures sine = of(Sounds.sine(2 * RATE, RATE, 300, 0.1));
        assertEquals(-20, sine.peakDb(), .01);
        assertEquals(2, sine.voicedSeconds(), .1);
        assertTrue(sine.levelSpreadDb() < 1, sine.toString());
        assertFalse(sine.hasSpeech());
    }

    @Test
    void noiseHasNoVoiceAndNoRange() {
        SoundMeasures noise = of(Sounds.noise(2 * RATE, 0.1, 1));
        assertTrue(noise.voicedSeconds() < .05, noise.toString());
        assertTrue(noise.snrDb() < 3, noise.toString());
        assertEquals(0, noise.highBandDb(), 3, "white");
        assertFalse(noise.hasSpeech());
    }

    @Test
    void syllablesAreSpeechWithHissAndRange() {
        SoundMeasures speech = of(syllables(3, 0.3));
        assertTrue(speech.hasSpeech());
        assertTrue(speech.voicedSeconds() > 1, speech.toString());
        assertTrue(speech.snrDb() > 25, speech.toString());
        assertTrue(speech.highBandDb() > -45, speech.toString());
    }

    @Test
    void noiseAsLoudAsTheVoiceLeavesLittleRange() {
        float[] speech = syllables(3, 0.3);
        double power = org.intone.signal.Samples.power(speech);
        SoundMeasures spoilt = of(sum(speech, Sounds.noise(speech.length, Math.sqrt(power), 2)));
        assertTrue(spoilt.snrDb() < 10, spoilt.toString());
    }

    @Test
    void aTelephoneRateHasNoHighBand() {
        float[] speech = syllables(3, 0.3);
        Waveform line = Waveform.of(speech, RATE).atRate(8000);
        SoundMeasures narrow = meter.measure(line);
        assertTrue(narrow.highBandDb() < -60, narrow.toString());
        assertTrue(narrow.hasSpeech());
    }

    @Test
    void theLevelChangesNothingButThePeak() {
        SoundMeasures loud = of(syllables(3, 0.5));
        SoundMeasures faint = of(syllables(3, 0.05));
        assertEquals(loud.peakDb() - 20, faint.peakDb(), .01);
        assertEquals(loud.highBandDb(), faint.highBandDb(), .1);
        assertEquals(loud.voicedSeconds(), faint.voicedSeconds());
        assertEquals(loud.levelSpreadDb(), faint.levelSpreadDb(), .01);
    }

    @Test
    void anHourIsMeasuredInPieces() {
        SoundMeasures minute = of(syllables(60, 0.3));
        SoundMeasures longer = of(syllables(300, 0.3));
        assertEquals(5 * minute.voicedSeconds(), longer.voicedSeconds(), .1 * longer.voicedSeconds());
        assertEquals(minute.highBandDb(), longer.highBandDb(), 2);
        assertEquals(minute.levelSpreadDb(), longer.levelSpreadDb(), .5);
    }

    @Test
    void silenceNothingAndNaNAreFinite() {
        float[] nan = new float[4000];
        Arrays.fill(nan, Float.NaN);
        for (float[] samples : new float[][] {{}, {0.5f}, new float[RATE], nan}) {
            SoundMeasures measures = of(samples);
            assertFalse(measures.hasSpeech());
            assertTrue(Double.isFinite(measures.peakDb() + measures.highBandDb() + measures.snrDb()));
            assertTrue(Double.isFinite(measures.voicedSeconds() + measures.levelSpreadDb()));
        }
    }
}
