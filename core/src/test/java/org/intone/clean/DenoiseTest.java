package org.intone.clean;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.intone.signal.Samples;
import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the noise loses and what the speech does not. */
class DenoiseTest {
    private static final int RATE = 16_000;
    private static final double SECONDS = 3;

    /** Measured, mean over nine emotions: 5.9, 5.4, 6.6 and 6.0 dB at 16 kHz; 10.2 dB from 10 dB at 48 kHz. */
    @ParameterizedTest
    @CsvSource({"0,16000,4", "5,16000,4", "10,16000,5", "20,16000,5", "10,48000,8"})
    void noisySpeechGainsDecibels(double snrDb, int sampleRate, double leastGainDb) {
        double gain = 0;
        for (Emotion emotion : Emotion.values()) {
            float[] voice = voice(emotion, sampleRate);
            float[] noisy = noisy(voice, snrDb);
            float[] out = cleaned(noisy, sampleRate);
            gain += snrDb(voice, out) - snrDb(voice, noisy);
        }
        assertTrue(gain / Emotion.values().length >= leastGainDb, "gained " + gain / Emotion.values().length + " dB");
    }

    @Test
    void noiseInAPauseFallsByTenDecibels() {
        float[] voice = new float[2 * RATE];
        System.arraycopy(Sounds.buzz(RATE, RATE, 120, 0.3), 0, voice, 0, RATE);
        float[] noisy = noisy(voice, 15);
        float[] out = cleaned(noisy, RATE);
        double before = Samples.power(Arrays.copyOfRange(noisy, RATE + 2000, 2 * RATE));
        double after = Samples.power(Arrays.copyOfRange(out, RATE + 2000, 2 * RATE));
        double fallDb = 10 * Math.log10(before / after);
        assertTrue(fallDb > 10, "fell by " + fallDb + " dB");
        assertTrue(fallDb <= 20.5, "fell by " + fallDb + " dB");
        double spared = 10
                * Math.log10(before
                        / Samples.power(Arrays.copyOfRange(
                                new Denoise(6).clean(Waveform.of(noisy, RATE)).samples(), RATE + 2000, 2 * RATE)));
        assertTrue(spared > 4 && spared <= 6.1, "fell by " + spared + " dB");
    }

    /** Measured: 32.7 dB for sadness, the quietest above its room, to 47.0 dB for anger. */
    @ParameterizedTest
    @EnumSource(Emotion.class)
    void cleanSpeechIsLeftAsItIs(Emotion emotion) {
        float[] voice = voice(emotion, RATE);
        double distortion = snrDb(voice, cleaned(voice, RATE));
        assertTrue(distortion > 30, "distortion " + distortion + " dB below the speech");
    }

    @Test
    void espeaksSpeechIsLeftAsItIs() {
        float[] voice = Golden.signal("espeak_en_m");
        double distortion = snrDb(voice, cleaned(voice, Golden.RATE));
        assertTrue(distortion > 45, "distortion " + distortion + " dB below the speech");
    }

    @Test
    void whatHasNoPauseOrNothingElseIsKept() {
        for (float[] samples : List.of(
                new float[RATE],
                Sounds.sine(RATE, RATE, 440, 0.5),
                Sounds.noise(RATE, 0.1, 4),
                Sounds.noise(1000, 0.1, 4),
                new float[] {1})) {
            assertArrayEquals(samples, cleaned(samples, RATE));
        }
    }

    /** Measured: 4.3 dB; the voice's own harmonics lie beside the hum. */
    @Test
    void humGoesAndTheVoiceStays() {
        float[] voice = voice(Emotion.NEUTRAL, RATE);
        float[] hum = Sounds.sine(voice.length, RATE, 100, 0.02);
        float[] both = new float[voice.length];
        for (int n = 0; n < both.length; n++) {
            both[n] = voice[n] + hum[n];
        }
        double gain = snrDb(voice, cleaned(both, RATE)) - snrDb(voice, both);
        assertTrue(gain > 3.5, "gained " + gain + " dB");
    }

    @Test
    void wrongReductionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Denoise(0));
        assertThrows(IllegalArgumentException.class, () -> new Denoise(61));
        assertThrows(IllegalArgumentException.class, () -> new Denoise(Double.NaN));
    }

    private static float[] voice(Emotion emotion, int sampleRate) {
        Voice voice = Voice.of(emotion.name().length() % 2 == 0, 5);
        return VoiceSynthesizer.speak(voice, emotion, SECONDS, sampleRate, 3).samples();
    }

    private static float[] noisy(float[] voice, double snrDb) {
        double deviation = Math.sqrt(Samples.power(voice) * Math.pow(10, -snrDb / 10));
        float[] noisy = Sounds.noise(voice.length, deviation, 9);
        for (int n = 0; n < noisy.length; n++) {
            noisy[n] += voice[n];
        }
        return noisy;
    }

    private static float[] cleaned(float[] samples, int sampleRate) {
        return new Denoise().clean(Waveform.of(samples, sampleRate)).samples();
    }

    private static double snrDb(float[] clean, float[] out) {
        float[] rest = new float[clean.length];
        for (int n = 0; n < rest.length; n++) {
            rest[n] = out[n] - clean[n];
        }
        return 10 * Math.log10(Samples.power(clean) / Samples.power(rest));
    }
}
