package org.intone.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;
import org.intone.signal.Stft;
import org.intone.signal.Window;
import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The physics of each augmentation, and what all of them promise. */
class AugmentationTest {
    private static final int RATE = 16_000;

    @ParameterizedTest
    @ValueSource(doubles = {-5, 0, 12, 30, 60})
    void noiseHasTheRatioAsked(double snrDb) {
        float[] voice = Sounds.buzz(20_000, RATE, 130, 0.3);
        float[] noisy = new Noise(snrDb, snrDb)
                .apply(Waveform.of(voice, RATE), new Random(1))
                .samples();
        float[] noise = new float[voice.length];
        for (int n = 0; n < noise.length; n++) {
            noise[n] = noisy[n] - voice[n];
        }
        assertEquals(snrDb, 10 * Math.log10(Samples.power(voice) / Samples.power(noise)), 0.01);
    }

    @Test
    void noiseIsWhite() {
        float[] silentButOne = new float[1 << 16];
        silentButOne[0] = 1;
        float[] noisy = new Noise(-60, -60)
                .apply(Waveform.of(silentButOne, RATE), new Random(4))
                .samples();
        Stft stft = new Stft(512, 256, Window.HANN);
        float[] power = new float[257];
        double[] quarters = new double[4];
        for (int t = 0; t < stft.frames(noisy.length); t++) {
            stft.powerInto(noisy, t, power);
            for (int k = 0; k < 256; k++) {
                quarters[k / 64] += power[k];
            }
        }
        double mean = Arrays.stream(quarters).average().orElseThrow();
        for (double quarter : quarters) {
            assertEquals(1, quarter / mean, 0.03);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.8,8000", "1.25,16000", "0.9,22050", "1.1,44100"})
    void stretchChangesTheLengthAndNotThePitch(double rate, int sampleRate) {
        Waveform voice = Waveform.of(Sounds.buzz(2 * sampleRate, sampleRate, 140, 0.3), sampleRate);
        Waveform stretched = new TimeStretch(rate, rate).apply(voice, new Random(1));
        assertEquals(Math.round(2 * sampleRate / rate), stretched.length());
        assertEquals(140, Sounds.f0Hz(stretched.samples(), sampleRate), 0.5);
    }

    @ParameterizedTest
    @CsvSource({"-12,8000", "-2,16000", "0,16000", "0.75,24414", "2,22050", "7,48000"})
    void pitchShiftChangesThePitchAndNotTheLength(double semitones, int sampleRate) {
        Waveform voice = Waveform.of(Sounds.buzz(2 * sampleRate, sampleRate, 140, 0.3), sampleRate);
        Waveform shifted = new PitchShift(semitones, semitones).apply(voice, new Random(1));
        assertEquals(2 * sampleRate, shifted.length());
        double expected = 140 * Math.pow(2, semitones / 12);
        assertEquals(expected, Sounds.f0Hz(shifted.samples(), sampleRate), 0.002 * expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise", "pulse120"})
    void pitchShiftsSpectraAreLibrosas(String signal) {
        float[] expected = Golden.of(signal, "pitch_shift_p2").values();
        float[] actual = new PitchShift(2, 2)
                .apply(Waveform.of(Golden.signal(signal), Golden.RATE), new Random(1))
                .samples();
        assertEquals(expected.length, actual.length);
        Golden.assertClose(bandLevels(expected), bandLevels(actual), 0.01, signal);
    }

    @Test
    void shiftMovesAndLosesWhatPassesTheEnd() {
        Waveform ramp = Waveform.of(new float[] {1, 2, 3, 4, 5}, 10);
        assertArrayEquals(new float[] {0, 0, 1, 2, 3}, shifted(ramp, 0.2));
        assertArrayEquals(new float[] {3, 4, 5, 0, 0}, shifted(ramp, -0.2));
        assertArrayEquals(new float[] {1, 2, 3, 4, 5}, shifted(ramp, 0));
        assertArrayEquals(new float[5], shifted(ramp, 0.5));
        assertArrayEquals(new float[5], shifted(ramp, -9));
    }

    @Test
    void amountsAreDrawnFromTheWholeRange() {
        Random random = new Random(5);
        double least = 9;
        double most = 0;
        for (int i = 0; i < 200; i++) {
            int length = new TimeStretch(0.5, 2)
                    .apply(Waveform.of(new float[1000], 8000), random)
                    .length();
            least = Math.min(least, 1000.0 / length);
            most = Math.max(most, 1000.0 / length);
        }
        assertTrue(least > 0.499 && least < 0.55, "least " + least);
        assertTrue(most < 2.001 && most > 1.9, "most " + most);
    }

    static List<Augmentation> all() {
        return List.of(
                new Noise(0, 30),
                new TimeStretch(0.8, 1.25),
                new PitchShift(-4, 4),
                new TimeShift(-0.2, 0.2),
                Augmentations.version(2),
                Augmentations.version(3));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingAndSilenceStayThat(Augmentation augmentation) {
        Waveform nothing = augmentation.apply(Waveform.of(new float[0], RATE), new Random(1));
        assertEquals(0, nothing.length());
        Waveform silence = augmentation.apply(Waveform.of(new float[5000], RATE), new Random(1));
        assertEquals(0, Samples.peak(silence.samples()));
        assertTrue(silence.length() >= 4000);
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneSampleAndHarshOnesAreBorne(Augmentation augmentation) {
        for (float[] samples : List.of(new float[] {1}, new float[] {1, -1}, Sounds.noise(999, 1e6, 3))) {
            for (float value : augmentation
                    .apply(Waveform.of(samples, 8000), new Random(2))
                    .samples()) {
                assertTrue(Float.isFinite(value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void chanceIsAllThatDecides(Augmentation augmentation) {
        Waveform voice = new Waveform(Sounds.buzz(8000, RATE, 120, 0.5), RATE, 2);
        Waveform first = augmentation.apply(voice, new Random(11));
        assertArrayEquals(
                first.samples(), augmentation.apply(voice, new Random(11)).samples());
        assertFalse(Arrays.equals(
                first.samples(),
                augmentation.apply(voice, new Random(987_654_321)).samples()));
        assertArrayEquals(Sounds.buzz(8000, RATE, 120, 0.5), voice.samples(), "the original is left as it was");
        assertEquals(RATE, first.sampleRate());
        assertEquals(2, first.sourceChannels());
    }

    @Test
    void wrongRangesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Noise(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new Noise(Double.NaN, 2));
        assertThrows(IllegalArgumentException.class, () -> new TimeStretch(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new PitchShift(-25, 0));
        assertThrows(IllegalArgumentException.class, () -> new Chain(List.of()));
    }

    private static float[] shifted(Waveform waveform, double seconds) {
        return new TimeShift(seconds, seconds).apply(waveform, new Random(1)).samples();
    }

    /** The magnitude spectrum of each frame in 64 bands of equal width. */
    private static float[] bandLevels(float[] samples) {
        Stft stft = new Stft(2048, 512, Window.HANN);
        int frames = stft.frames(samples.length);
        float[] levels = new float[frames * 64];
        float[] power = new float[1025];
        for (int t = 0; t < frames; t++) {
            stft.powerInto(samples, t, power);
            for (int k = 0; k < 1024; k++) {
                levels[t * 64 + k / 16] += power[k];
            }
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (float) Math.sqrt(levels[i]);
        }
        return levels;
    }
}
