package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.corpus.Stretch;
import org.intone.emotion.Emotion;
import org.intone.feature.Recipes;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;
import org.junit.jupiter.api.Test;

class FeatureRowsTest {
    private static final FeatureRows ROWS = new FeatureRows(new SharedRecipe(Recipes.CLASSIC_162.id(), null));
    private static final Waveform VOICE = VoiceSynthesizer.speak(Voice.of(true, 2), Emotion.FEAR, 1.5, 16_000, 3);
    private static final Stretch STRETCH = new Stretch(OptionalDouble.of(0.25), OptionalDouble.of(1.25));

    /** Counts how often it is opened. */
    private static final class Counted implements AudioSource {
        private final byte[] bytes;
        private int opens;

        Counted(Waveform waveform) {
            bytes = WavWriter.toBytes(waveform);
        }

        @Override
        public String name() {
            return "a";
        }

        @Override
        public InputStream open() {
            opens++;
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Optional<Path> path() {
            return Optional.empty();
        }
    }

    private static float[] features(AudioSource source, Stretch stretch) throws IOException {
        return (float[]) ROWS.heard(source, "a", stretch).rows().next()[1];
    }

    @Test
    void aShortRecordingIsOpenedAsOftenAsDecodingNeeds() throws IOException {
        for (Stretch stretch : new Stretch[] {Stretch.WHOLE, STRETCH}) {
            Counted decoded = new Counted(VOICE);
            Waveform waveform = stretch.read(decoded, "a", AudioLimits.STANDARD);
            Counted described = new Counted(VOICE);
            float[] features = features(described, stretch);
            assertEquals(decoded.opens, described.opens);
            assertArrayEquals(
                    Recipes.CLASSIC_162.newExtractor().extract(waveform).values(), features);
            assertEquals(
                    waveform.durationSeconds(),
                    ROWS.heard(described, "a", stretch).seconds());
        }
    }

    @Test
    void aLongRecordingHasTheSameFeaturesAsIfItLayInMemory() throws IOException {
        int rate = VOICE.sampleRate();
        Waveform padded = Waveform.of(Arrays.copyOf(VOICE.samples(), 130 * rate), rate);
        float[] cut = Arrays.copyOfRange(padded.samples(), rate / 4, rate * 5 / 4);
        // What WAV of 16 bits makes of it.
        Waveform stored = Stretch.WHOLE.read(new Counted(Waveform.of(cut, rate)), "a", AudioLimits.STANDARD);
        assertArrayEquals(
                Recipes.CLASSIC_162.newExtractor().extract(stored).values(), features(new Counted(padded), STRETCH));
    }

    @Test
    void aStretchBehindTheEndIsAFaultOfItsOwn() {
        Stretch behind = new Stretch(OptionalDouble.of(1.5), OptionalDouble.empty());
        AudioFormatException e =
                assertThrows(AudioFormatException.class, () -> ROWS.heard(new Counted(VOICE), "a", behind));
        assertEquals("a: the stretch from 1.5 s is empty, the recording ends at 1.5 s", e.getMessage());
    }
}
