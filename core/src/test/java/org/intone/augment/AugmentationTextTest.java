package org.intone.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a pipeline, its probabilities, and what each of its words promises. */
class AugmentationTextTest {
    private static final int RATE = 16_000;
    private static final Waveform VOICE = new Waveform(Sounds.buzz(8000, RATE, 120, 0.5), RATE, 2);

    @TempDir
    private Path folder;

    @Test
    void wordsAndAmountsAreRead() {
        Pipeline pipeline =
                AugmentationText.parse("noise:12-30, stretch:0.8-1.25@0.5,pitch:-2-2,gain:-6--3,band,mulaw");
        assertEquals("noise+stretch+pitch+gain+band+mulaw", pipeline.name());
    }

    @Test
    void anAmountIsARangeOrANumber() {
        assertEquals(-6, new Amount("gain", "-6--3").from("x"));
        assertEquals(-3, new Amount("gain", "-6--3").to("x"));
        assertEquals(0.5, new Amount("room", "0.5").from("x"));
        assertEquals(0.5, new Amount("room", "0.5").to("x"));
        float[] louder = AugmentationText.parse("gain:6.0206")
                .apply(VOICE, new Random(1))
                .samples();
        assertEquals(2 * VOICE.samples()[100], louder[100], 1e-4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "reverb",
                "noise",
                "noise:loud",
                "noise:30-12",
                "noise:12-30@2",
                "noise:12-30@often",
                "stretch:0-1",
                "mulaw:8",
                "recorded:0-5",
                "recorded:/nowhere:0-5",
                "band:3400-300",
                "gain:1-2-3",
                "noise:12-30,"
            })
    void whatIsWrongIsSaidInOneLine(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> AugmentationText.parse(text))
                .getMessage();
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void anUnknownWordGetsTheListOfKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class, () -> AugmentationText.parse("reverb:1"))
                .getMessage();
        assertTrue(message.endsWith(", was reverb:1"), message);
        for (String word : AugmentationText.words()) {
            assertTrue(message.contains(word), message);
        }
    }

    @Test
    void aStepHappensAsOftenAsItsProbabilitySays() {
        Pipeline pipeline = AugmentationText.parse("gain:6@0.3");
        SplittableRandom random = new SplittableRandom(7);
        int changed = 0;
        for (int i = 0; i < 2000; i++) {
            changed +=
                    pipeline.apply(VOICE.withSamples(new float[] {1}), random).samples()[0] > 1 ? 1 : 0;
        }
        // Four standard deviations of a binomial.
        assertEquals(600, changed, 4 * Math.sqrt(2000 * 0.3 * 0.7));
    }

    @Test
    void aStepDoesNotChangeTheChanceOfTheNext() {
        float[] alone = AugmentationText.parse("gain:0,noise:20")
                .apply(VOICE, new Random(5))
                .samples();
        float[] second = AugmentationText.parse("dropouts:0@0.5,noise:20")
                .apply(VOICE, new Random(5))
                .samples();
        assertArrayEquals(alone, second);
    }

    static List<String> words() {
        return List.of(
                "noise:0-30",
                "pink:0-30",
                "babble:0-30",
                "stretch:0.8-1.25",
                "wsola:0.8-1.25",
                "pitch:-4-4",
                "wsolapitch:-4-4",
                "speed:0.8-0.9",
                "shift:-0.2-0.2",
                "gain:-6-6",
                "eq:-12-12",
                "clip:3-20",
                "band",
                "room:0.2-0.6",
                "mulaw",
                "dropouts:0.1-0.3");
    }

    @ParameterizedTest
    @MethodSource("words")
    void nothingSilenceAndHarshSamplesAreBorne(String text) {
        Pipeline pipeline = AugmentationText.parse(text);
        assertEquals(
                0,
                pipeline.apply(Waveform.of(new float[0], RATE), new Random(1)).length());
        Waveform silence = pipeline.apply(Waveform.of(new float[5000], RATE), new Random(1));
        assertEquals(0, Samples.peak(silence.samples()));
        assertTrue(silence.length() >= 4000 && silence.length() <= 6251);
        float[] odd = Sounds.noise(3000, 0.1, 2);
        odd[7] = Float.NaN;
        odd[99] = Float.NEGATIVE_INFINITY;
        for (int rate : new int[] {100, 8000, 192_000}) {
            for (float[] samples : List.of(new float[] {1}, new float[] {1, -1}, odd, Sounds.noise(999, 1e6, 3))) {
                for (float value : pipeline.apply(Waveform.of(samples, rate), new Random(2))
                        .samples()) {
                    assertTrue(text.startsWith("shift") || Float.isFinite(value), text);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void chanceIsAllThatDecides(String text) {
        Pipeline pipeline = AugmentationText.parse(text);
        float[] before = VOICE.samples().clone();
        Waveform first = pipeline.apply(VOICE, new Random(11));
        assertArrayEquals(first.samples(), pipeline.apply(VOICE, new Random(11)).samples());
        boolean drawn = !List.of("band", "mulaw").contains(text);
        assertEquals(
                drawn,
                IntStream.range(12, 16)
                        .anyMatch(seed -> !Arrays.equals(
                                first.samples(),
                                pipeline.apply(VOICE, new Random(seed)).samples())));
        assertArrayEquals(before, VOICE.samples(), "the original is left as it was");
        assertFalse(Arrays.equals(before, first.samples()));
        assertEquals(RATE, first.sampleRate());
        assertEquals(2, first.sourceChannels());
    }

    @Test
    void theUsersRecordingsAreMixedIn() throws IOException {
        WavWriter.write(Waveform.of(Sounds.noise(20_000, 0.1, 3), 22_050), folder.resolve("kitchen.wav"));
        Pipeline pipeline = AugmentationText.parse("recorded:" + folder + ":5-20@1");
        float[] noisy = pipeline.apply(VOICE, new Random(1)).samples();
        assertFalse(Arrays.equals(VOICE.samples(), noisy));
        assertArrayEquals(noisy, pipeline.apply(VOICE, new Random(1)).samples());
    }
}
