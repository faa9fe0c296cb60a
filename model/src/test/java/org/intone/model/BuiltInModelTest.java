package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intone.audio.Waveform;
import org.intone.emotion.Prediction;
import org.junit.jupiter.api.Test;

/** The model that ships: small enough, honest about itself, and it answers. */
class BuiltInModelTest {
    private static final int MOST_BYTES = 6_000_000;

    @Test
    void fitsTheJar() throws IOException {
        int size = BuiltInModel.file().sizeBytes();
        assertTrue(size <= MOST_BYTES, size + " bytes");
    }

    @Test
    void saysOnWhatItWasTrainedAndHowItMeasures() throws IOException {
        ModelMetadata metadata = BuiltInModel.file().metadata();
        assertEquals("seven", metadata.labels().name());
        assertFalse(metadata.training().corpora().isEmpty());
        assertFalse(metadata.training().speakers().isEmpty());
        int clips = metadata.training().corpora().stream()
                .mapToInt(TrainingFacts.Share::clips)
                .sum();
        assertTrue(clips > 0 && metadata.training().heard().size() > 0);
        assertTrue(metadata.training().heard().size() <= clips);
        assertTrue(metadata.training().dataDigest().matches("[0-9a-f]{64}"));
        assertTrue(metadata.licence().contains("CC BY-NC-SA 4.0"), metadata.licence());
        List<Measure> overall = metadata.measures().stream()
                .filter(measure ->
                        measure.name().equals("UAR") && measure.corpus().isEmpty())
                .toList();
        assertFalse(overall.isEmpty(), "an UAR over all corpora");
        overall.forEach(measure -> assertEquals(2, measure.interval().size(), "an interval of " + measure));
        assertTrue(metadata.calibration().temperature() > 0);
        assertTrue(ModelCard.render(metadata).contains("UAR 71.0"), ModelCard.render(metadata));
    }

    /** Those samples that need no decoder of another module. */
    @Test
    void answersOnTheSamples() throws IOException {
        Path samples = Path.of(System.getProperty("intone.root"), "samples");
        List<Path> files;
        try (Stream<Path> list = Files.list(samples)) {
            files = list.filter(file -> file.toString().endsWith(".wav")).toList();
        }
        assertTrue(files.size() >= 2, files + " in " + samples);
        Set<Map<String, Double>> answers = new HashSet<>();
        for (Path file : files) {
            Prediction prediction = Recognizer.builtIn().predict(file);
            double sum = prediction.probabilities().values().stream()
                    .mapToDouble(p -> p)
                    .sum();
            assertEquals(1, sum, 1e-9, file.toString());
            assertEquals(List.of(), prediction.warnings(), file.toString());
            answers.add(prediction.probabilities());
        }
        assertEquals(files.size(), answers.size(), "no two samples sound the same");
    }

    @Test
    void isSharedAndStaysOpen() throws IOException {
        Recognizer recognizer = Recognizer.builtIn();
        recognizer.close();
        assertSame(recognizer, Recognizer.builtIn());
        float[] tone = new float[16_000];
        for (int n = 0; n < tone.length; n++) {
            tone[n] = (float) Math.sin(n * .05) / 4;
        }
        double[] probabilities = recognizer.probabilities(Waveform.of(tone, 16_000));
        assertEquals(7, probabilities.length);
    }
}
