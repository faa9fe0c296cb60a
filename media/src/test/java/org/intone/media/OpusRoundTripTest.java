package org.intone.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.intone.audio.Waveform;
import org.intone.augment.AugmentationText;
import org.intone.emotion.Emotion;
import org.intone.signal.Butterworth;
import org.intone.signal.Samples;
import org.intone.testing.Sounds;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call leaves of a voice: its place, its pitch and the less of its band the fewer bits there are. */
class OpusRoundTripTest {
    @ParameterizedTest
    @CsvSource({"8000,6", "8000,16", "16000,8", "16000,32", "22050,12", "24414,12", "44100,24", "48000,16", "48000,64"})
    void aVoiceStaysInItsPlace(int sampleRate, double kbits) {
        Waveform voice = VoiceSynthesizer.speak(Voice.of(false, 2), Emotion.NEUTRAL, 1.5, sampleRate, 4);
        Waveform out = new OpusRoundTrip(kbits, kbits).apply(voice, new Random(1));
        assertEquals(voice.length(), out.length());
        assertEquals(sampleRate, out.sampleRate());
        int lag = Tones.bestLag(voice.samples(), out.samples(), sampleRate);
        assertTrue(Math.abs(lag) <= 0.001 * sampleRate, "late by " + 1000.0 * lag / sampleRate + " ms");
        double level = 10 * Math.log10(Samples.power(out.samples()) / Samples.power(voice.samples()));
        assertEquals(0, level, 2.5);
        assertFalse(Arrays.equals(voice.samples(), out.samples()));
    }

    @Test
    void moreBitsAreNearerToTheVoice() {
        Waveform voice = VoiceSynthesizer.speak(Voice.of(true, 2), Emotion.NEUTRAL, 2, 16_000, 4);
        double last = Double.NEGATIVE_INFINITY;
        for (double kbits : new double[] {6, 16, 64}) {
            double snr = snrDb(
                    voice.samples(),
                    new OpusRoundTrip(kbits, kbits).apply(voice, new Random(1)).samples());
            assertTrue(snr > last + 1, kbits + " kbit/s has " + snr + " dB after " + last);
            last = snr;
        }
    }

    @Test
    void sixKilobitsLeaveALineOfFourKilohertz() {
        float[] noise = Sounds.noise(48_000, 0.1, 3);
        float[] out = new OpusRoundTrip(6, 6)
                .apply(Waveform.of(noise, 48_000), new Random(1))
                .samples();
        double low = Tones.energy(band(out, 1000), 48_000);
        double high = Tones.energy(band(out, 9000), 48_000);
        assertTrue(high < 0.001 * low, "left of 9 kHz: " + high / low);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 8000, 192_000})
    void everySignalIsBorne(int sampleRate) {
        float[] odd = Sounds.noise(3000, 1e6, 1);
        odd[5] = Float.NaN;
        for (float[] samples : List.of(new float[0], new float[] {1}, new float[500], odd)) {
            Waveform out = new OpusRoundTrip(8, 8).apply(Waveform.of(samples, sampleRate), new Random(1));
            assertEquals(samples.length, out.length());
            for (float value : out.samples()) {
                assertTrue(Float.isFinite(value));
            }
        }
        Waveform silence = Waveform.of(new float[500], sampleRate);
        assertEquals(
                0,
                Samples.peak(
                        new OpusRoundTrip(8, 8).apply(silence, new Random(1)).samples()));
    }

    @Test
    void theTextKnowsItAndEqualSeedsGiveEqualSamples() {
        Waveform voice = VoiceSynthesizer.speak(Voice.of(true, 2), Emotion.ANGER, 1, 16_000, 4);
        float[] first =
                AugmentationText.parse("opus:6-16").apply(voice, new Random(3)).samples();
        assertArrayEquals(
                first,
                AugmentationText.parse("opus:6-16").apply(voice, new Random(3)).samples());
        assertFalse(Arrays.equals(
                first,
                AugmentationText.parse("opus:6-16").apply(voice, new Random(4)).samples()));
        assertTrue(AugmentationText.words().contains("opus"));
        for (String wrong : List.of("opus", "opus:2-16", "opus:16-8", "opus:many")) {
            assertThrows(IllegalArgumentException.class, () -> AugmentationText.parse(wrong), wrong);
        }
    }

    private static double snrDb(float[] clean, float[] out) {
        float[] rest = new float[clean.length];
        for (int n = 0; n < rest.length; n++) {
            rest[n] = out[n] - clean[n];
        }
        return 10 * Math.log10(Samples.power(clean) / Samples.power(rest));
    }

    /** An octave about a frequency. */
    private static float[] band(float[] samples, double hz) {
        return Butterworth.bandPass(4, hz / 1.4, hz * 1.4, 48_000).filter(samples);
    }
}
