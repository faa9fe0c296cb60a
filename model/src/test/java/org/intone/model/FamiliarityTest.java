package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.intone.audio.SoundMeasures;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.intone.feature.FeatureMatrix;
import org.intone.testing.Sounds;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;
import org.junit.jupiter.api.Test;

class FamiliarityTest {
    private static final List<Emotion> MOODS = List.of(Emotion.values()).subList(0, 6);
    private static final int RATE = 16_000;
    private static final SoundMeasures GOOD = new SoundMeasures(-6, -20, 40, 1.5, 8);

    private static FeatureMatrix row(double... values) {
        float[] floats = new float[values.length];
        for (int d = 0; d < floats.length; d++) {
            floats[d] = (float) values[d];
        }
        return new FeatureMatrix(floats, 1, floats.length);
    }

    @Test
    void theDistanceIsThatOfTheTimeMeanInDeviations() {
        List<FeatureMatrix> train = List.of(row(0, 10), row(2, 30));
        Familiarity known = Familiarity.of(train, train, Function.identity(), SoundLimits.USUAL);
        assertEquals(1, known.distance(row(0, 10)), 1e-6);
        assertEquals(0, known.distance(row(1, 20)), 1e-6);
        assertEquals(Math.sqrt((9 + 16) / 2.0), known.distance(row(4, 60)), 1e-6);
        FeatureMatrix twoFrames = new FeatureMatrix(new float[] {0, 10, 2, 30}, 2, 2);
        assertEquals(0, known.distance(twoFrames), 1e-6);
        assertEquals(0, known.distance(new FeatureMatrix(new float[0], 0, 2)));
    }

    @Test
    void oneRowOfDevInAHundredIsFarther() {
        Random random = new Random(1);
        List<FeatureMatrix> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(row(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
        }
        Familiarity known =
                Familiarity.of(rows.subList(0, 500), rows.subList(500, 1000), Function.identity(), SoundLimits.USUAL);
        long farther = rows.subList(500, 1000).stream()
                .filter(row -> known.distance(row) > known.farthest())
                .count();
        assertEquals(5, farther);
    }

    @Test
    void limitsAreTheUsualOnesOrWhatTrainingHad() {
        assertEquals(SoundLimits.USUAL, SoundLimits.of(List.of()));
        assertEquals(SoundLimits.USUAL, SoundLimits.of(Collections.nCopies(50, GOOD)));
        SoundMeasures call = new SoundMeasures(-50, -70, 6, 1.5, 8);
        SoundLimits ofCalls = SoundLimits.of(Collections.nCopies(50, call));
        assertEquals(new SoundLimits(-50, -70, 6), ofCalls);
        assertEquals(List.of(), ofCalls.warnings(call));
        assertEquals(List.of("quiet", "narrow band", "noisy"), SoundLimits.USUAL.warnings(call));
        assertEquals(List.of("no speech found"), SoundLimits.USUAL.warnings(new SoundMeasures(-6, -70, 6, .05, 8)));
        assertEquals(List.of("no speech found"), SoundLimits.USUAL.warnings(new SoundMeasures(-6, -70, 6, 2, .5)));
        assertThrows(IllegalArgumentException.class, () -> new SoundLimits(Double.NaN, 0, 0));
    }

    private static ModelMetadata metadata() {
        List<FeatureMatrix> rows = new ArrayList<>();
        for (int seed = 0; seed < 30; seed++) {
            rows.add(TestModels.RECIPE.newExtractor().extract(speech(seed)));
        }
        return TestModels.metadata()
                .withFamiliarity(Familiarity.of(rows, rows, Function.identity(), new SoundLimits(-60, -100, 5)));
    }

    private static Waveform speech(int seed) {
        Emotion emotion = MOODS.get(seed % MOODS.size());
        return VoiceSynthesizer.speak(Voice.of(seed % 2 == 0, seed), emotion, 2, RATE, seed);
    }

    @Test
    void aModelWarnsOfWhatItsTrainingWasNotLike() throws IOException {
        try (Recognizer recognizer = Recognizer.of(TestModels.model(metadata()))) {
            int warned = 0;
            for (int seed = 100; seed < 120; seed++) {
                warned += recognizer.predict(speech(seed)).warnings().isEmpty() ? 0 : 1;
            }
            assertTrue(warned <= 3, warned + " of 20");
            float[] noise = Sounds.noise(2 * RATE, .1, 1);
            assertEquals(
                    List.of("no speech found", "unlike training"),
                    recognizer.predict(Waveform.of(noise, RATE)).warnings());
            assertTrue(recognizer.predict(Waveform.of(noise, RATE)).uncertain());
        }
    }

    @Test
    void theFileKeepsIt() throws IOException {
        ModelMetadata written = metadata();
        Familiarity expected = written.familiarity().orElseThrow();
        ModelMetadata read =
                ModelFile.read("x.onnx", TestModels.model(written).bytes()).metadata();
        Familiarity known = read.familiarity().orElseThrow();
        assertArrayEquals(expected.clips().mean(), known.clips().mean());
        assertArrayEquals(expected.clips().scale(), known.clips().scale());
        assertEquals(expected.farthest(), known.farthest());
        assertEquals(expected.limits(), known.limits());
        assertEquals(known, read.withMeasures(List.of()).familiarity().orElseThrow());
    }

    @Test
    void modelsOfBeforeAreReadAndWarnByTheUsualLimits() throws IOException {
        assertFalse(TestModels.metadata().familiarity().isPresent());
        Waveform noise = Waveform.of(Sounds.noise(2 * RATE, .1, 1), RATE);
        try (Recognizer recognizer = Recognizer.of(TestModels.model())) {
            assertEquals(List.of("no speech found"), recognizer.predict(noise).warnings());
        }
    }

    @Test
    void theBuiltInModelKnowsWhatItsTrainingWasLike() throws IOException {
        Waveform noise = Waveform.of(Sounds.noise(2 * RATE, .1, 1), RATE);
        assertEquals(
                List.of("no speech found", "unlike training"),
                Recognizer.builtIn().predict(noise).warnings());
    }

    @Test
    void anotherNumberOfFeaturesIsRefused() {
        List<FeatureMatrix> rows = List.of(row(1, 2), row(2, 3));
        Familiarity two = Familiarity.of(rows, rows, Function.identity(), SoundLimits.USUAL);
        assertThrows(IllegalArgumentException.class, () -> TestModels.metadata().withFamiliarity(two));
    }
}
