package org.intone.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;
import org.intone.signal.Stft;
import org.intone.signal.Window;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The colour, the rhythm and the ratio of each noise. */
class NoiseSourceTest {
    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    static List<NoiseSource> sources() {
        Waveform hiss = Waveform.of(Sounds.noise(3000, 0.01, 8), 8000);
        Waveform hum = Waveform.of(Sounds.sine(40_000, 22_050, 100, 0.5), 22_050);
        return List.of(
                new PinkNoise(),
                new Babble(5),
                RecordedNoise.of(List.of(hiss, hum)),
                RecordedNoise.of(List.of(hiss, hum)).overlapping(3));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theRatioIsWhatWasAsked(NoiseSource source) {
        float[] voice = Sounds.buzz(20_000, RATE, 130, 0.3);
        for (double snrDb : new double[] {-5, 0, 20}) {
            float[] noisy = new AddedNoise(source, snrDb, snrDb)
                    .apply(Waveform.of(voice, RATE), new Random(1))
                    .samples();
            float[] noise = new float[voice.length];
            for (int n = 0; n < noise.length; n++) {
                noise[n] = noisy[n] - voice[n];
            }
            assertEquals(snrDb, 10 * Math.log10(Samples.power(voice) / Samples.power(noise)), 0.01);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void chanceIsAllThatDecidesAndAnyLengthIsMade(NoiseSource source) {
        for (int samples : new int[] {0, 1, 50, 9000}) {
            float[] first = source.noise(samples, RATE, new Random(3));
            assertEquals(samples, first.length);
            assertArrayEquals(first, source.noise(samples, RATE, new Random(3)));
        }
        assertFalse(Arrays.equals(source.noise(900, RATE, new Random(1)), source.noise(900, RATE, new Random(99_999))));
        assertTrue(Samples.power(source.noise(900, 100, new Random(1))) > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 48_000})
    void pinkNoiseHasAsMuchPowerInEachOctave(int sampleRate) {
        float[] noise = new PinkNoise().noise(20 * sampleRate, sampleRate, new Random(2));
        double[] power = spectrum(noise, 4096);
        double first = octave(power, 250, sampleRate);
        for (double hz = 125; 2 * hz <= sampleRate / 2.0; hz *= 2) {
            assertEquals(0, 10 * Math.log10(octave(power, hz, sampleRate) / first), 0.7, hz + " Hz");
        }
    }

    @Test
    void babbleIsShapedLikeSpeech() {
        double[] power = spectrum(new Babble(8).noise(20 * RATE, RATE, new Random(2)), 4096);
        double low = octave(power, 250, RATE) / 250;
        // Three octaves up at 8 dB each, of which the first lies half below the corner.
        assertEquals(-16, 10 * Math.log10(octave(power, 2000, RATE) / 2000 / low), 4);
        assertTrue(octave(power, 31, RATE) / 31 < 0.1 * low);
    }

    @Test
    void aTalkerHasTheRhythmOfSyllablesAndACrowdIsSteady() {
        double alone = rhythm(new Babble(1).noise(30 * RATE, RATE, new Random(4)));
        double crowd = rhythm(new Babble(20).noise(30 * RATE, RATE, new Random(4)));
        double white = rhythm(Sounds.noise(30 * RATE, 0.1, 4));
        assertTrue(alone > 0.3, "alone " + alone);
        assertTrue(crowd < 0.4 * alone, "crowd " + crowd + " of " + alone);
        assertTrue(white < 0.1 * alone, "white " + white);
        assertThrows(IllegalArgumentException.class, () -> new Babble(0));
    }

    @Test
    void shortRecordingsAreRepeatedAndLongOnesCutOut() {
        float[] ramp = new float[100];
        for (int n = 0; n < ramp.length; n++) {
            ramp[n] = n + 1;
        }
        RecordedNoise source = RecordedNoise.of(List.of(Waveform.of(ramp, RATE)));
        float[] longer = source.noise(1000, RATE, new Random(5));
        float[] shorter = source.noise(60, RATE, new Random(6));
        for (int n = 100; n < 1000; n++) {
            assertEquals(longer[n - 100], longer[n], 1e-6);
        }
        for (int n = 1; n < 60; n++) {
            assertTrue(shorter[n] > shorter[n - 1], "an excerpt that fits is not repeated");
        }
    }

    @Test
    void aFolderIsReadWhateverElseLiesThere() throws IOException {
        Files.createDirectories(folder.resolve("in/deep"));
        WavWriter.write(Waveform.of(Sounds.sine(8000, 8000, 440, 0.5), 8000), folder.resolve("in/deep/a.wav"));
        Files.writeString(folder.resolve("in/README.txt"), "from my kitchen");
        float[] noise = RecordedNoise.ofFolder(folder.resolve("in")).noise(RATE, RATE, new Random(1));
        assertEquals(440, Sounds.f0Hz(noise, RATE), 1);
        Files.createDirectories(folder.resolve("none"));
        assertThrows(IOException.class, () -> RecordedNoise.ofFolder(folder.resolve("none")));
        assertThrows(IOException.class, () -> RecordedNoise.ofFolder(folder.resolve("missing")));
        assertThrows(IllegalArgumentException.class, () -> RecordedNoise.of(List.of()));
    }

    @Test
    void aRecordingThatIsGoneIsNamed() throws IOException {
        Path file = folder.resolve("a.wav");
        WavWriter.write(Waveform.of(new float[100], 8000), file);
        RecordedNoise source = RecordedNoise.ofFolder(folder);
        Files.delete(file);
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> source.noise(10, 8000, new Random(1)));
        assertTrue(e.getMessage().contains("a.wav"), e.getMessage());
    }

    @Test
    void silentNoiseAddsNothing() {
        RecordedNoise silence =
                RecordedNoise.of(List.of(Waveform.of(new float[0], 8000), Waveform.of(new float[9], 8000)));
        float[] voice = Sounds.buzz(1000, RATE, 130, 0.3);
        assertArrayEquals(
                voice,
                new AddedNoise(silence, 0, 0)
                        .apply(Waveform.of(voice, RATE), new Random(1))
                        .samples());
    }

    /** The standard deviation of the level of 50 ms over its mean. */
    private static double rhythm(float[] samples) {
        int width = RATE / 20;
        double sum = 0;
        double squares = 0;
        int count = samples.length / width;
        for (int i = 0; i < count; i++) {
            double level = Math.sqrt(Samples.power(Arrays.copyOfRange(samples, i * width, (i + 1) * width)));
            sum += level;
            squares += level * level;
        }
        double mean = sum / count;
        return Math.sqrt(squares / count - mean * mean) / mean;
    }

    private static double[] spectrum(float[] samples, int size) {
        Stft stft = new Stft(size, size / 2, Window.HANN);
        float[] power = new float[stft.bins()];
        double[] sums = new double[stft.bins()];
        for (int t = 1; t < stft.frames(samples.length) - 1; t++) {
            stft.powerInto(samples, t, power);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += power[k];
            }
        }
        return sums;
    }

    /** The power from a frequency to twice that, with a share of the bins at the edges. */
    private static double octave(double[] power, double hz, int sampleRate) {
        double binHz = sampleRate / 2.0 / (power.length - 1);
        double sum = 0;
        for (int k = 1; k < power.length; k++) {
            double from = Math.max(hz, (k - 0.5) * binHz);
            double to = Math.min(2 * hz, (k + 0.5) * binHz);
            sum += power[k] * Math.max(0, to - from) / binHz;
        }
        return sum;
    }
}
