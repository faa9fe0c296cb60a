package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.intone.emotion.Emotion;
import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WsolaTest {
    private static final int RATE = 16_000;

    @ParameterizedTest
    @CsvSource({"0.5,16000,140", "0.8,8000,95", "0.9,22050,220", "1.25,16000,140", "2,48000,300"})
    void theLengthChangesAndThePitchDoesNot(double rate, int sampleRate, double f0Hz) {
        float[] voice = Sounds.buzz(2 * sampleRate, sampleRate, f0Hz, 0.3);
        float[] out = new Wsola(sampleRate).stretch(voice, rate);
        assertEquals(Math.round(voice.length / rate), out.length);
        assertEquals(f0Hz, Sounds.f0Hz(out, sampleRate), 0.005 * f0Hz);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1.25})
    void aVoiceKeepsItsLevelAndItsSpectrum(double rate) {
        float[] voice = VoiceSynthesizer.speak(Voice.of(true, 3), Emotion.NEUTRAL, 3, RATE, 1)
                .samples();
        float[] out = new Wsola(RATE).stretch(voice, rate);
        assertEquals(1, Samples.power(out) / Samples.power(voice), 0.1);
        float[] before = meanLevels(voice);
        float[] after = meanLevels(out);
        Golden.assertClose(before, after, 0.08, "mean spectrum");
    }

    @Test
    void wavesMeetWithoutABreak() {
        float[] sine = Sounds.sine(RATE, RATE, 200, 0.5);
        float[] out = new Wsola(RATE).stretch(sine, 0.8);
        double steepest = 2 * Math.PI * 200 / RATE * 0.5;
        for (int n = 500; n < out.length - 500; n++) {
            assertTrue(Math.abs(out[n] - out[n - 1]) < 1.1 * steepest, "break at " + n);
        }
    }

    @Test
    void aRateOfOneGivesTheSignalBack() {
        float[] noise = Sounds.noise(10_000, 0.3, 4);
        assertArrayEquals(noise, new Wsola(RATE).stretch(noise, 1), 1e-6f);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 100, 479, 481, 5000})
    void shortSignalsAndSilenceAreBorne(int samples) {
        for (double rate : new double[] {0.1, 0.8, 3}) {
            float[] out = new Wsola(RATE).stretch(Sounds.noise(samples, 1, 1), rate);
            assertEquals(Math.round(samples / rate), out.length);
            for (float value : out) {
                assertTrue(Float.isFinite(value));
            }
            assertEquals(0, Samples.peak(new Wsola(RATE).stretch(new float[samples], rate)));
        }
    }

    @Test
    void loudAndQuietGiveTheSameShape() {
        float[] voice = Sounds.buzz(RATE, RATE, 150, 1);
        float[] quiet = voice.clone();
        for (int n = 0; n < quiet.length; n++) {
            quiet[n] *= 0x1p-10f;
        }
        float[] loudOut = new Wsola(RATE).stretch(voice, 0.7);
        float[] quietOut = new Wsola(RATE).stretch(quiet, 0.7);
        for (int n = 0; n < quietOut.length; n++) {
            quietOut[n] *= 0x1p10f;
        }
        Golden.assertClose(loudOut, quietOut, 0.01, "scaled");
    }

    @Test
    void wrongRatesAreRefused() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new Wsola(RATE).stretch(new float[9], rate));
        }
    }

    /** The root of the mean power in 32 bands of equal width. */
    private static float[] meanLevels(float[] samples) {
        Stft stft = new Stft(1024, 256, Window.HANN);
        float[] power = new float[stft.bins()];
        float[] levels = new float[32];
        int frames = stft.frames(samples.length);
        for (int t = 0; t < frames; t++) {
            stft.powerInto(samples, t, power);
            for (int k = 0; k < 512; k++) {
                levels[k / 16] += power[k] / frames;
            }
        }
        for (int m = 0; m < levels.length; m++) {
            levels[m] = (float) Math.sqrt(levels[m]);
        }
        return levels;
    }
}
