package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.LabelSet;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.evaluate.Outcome;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;
import org.intone.model.Heard;
import org.intone.model.Recognizer;
import org.intone.model.SpeakerProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training for adaptation, on made-up speech. */
class AdaptedTrainingTest {
    private static final MadeUpSpeech SPEECH = new MadeUpSpeech(12, 2);

    @TempDir
    private Path folder;

    private static TrainSettings settings() {
        return new TrainSettings(
                        new NetworkSettings("cnn2d", 0.25, "logmel-64"),
                        LabelSet.SIX,
                        "speaker",
                        0,
                        FitSettings.DEFAULT.withEpochs(2),
                        7,
                        1)
                .withAdapt(true);
    }

    @Test
    void theModelInUseSaysWhatTheTrialSaid() throws IOException {
        Split split = SplitPlan.parse("speaker").split(SPEECH.rows(), 0, 7).get(0);
        TrainingResult result = new TrainingRun(settings(), SPEECH, 2)
                .start(split, RunFolder.at(folder.resolve("run")), TrainingListener.SILENT);
        AdaptedOutcomes adapted = result.adapted().orElseThrow();
        assertEquals(split.test().size(), adapted.wholeSpeaker().size());
        assertEquals(split.test().size(), adapted.running().size());
        assertEquals(split.test().size(), result.test().size(), "the plain outcomes stand beside them");
        Utterance first = split.test().get(0).utterance();
        try (Recognizer recognizer = Recognizer.open(result.model())) {
            assertTrue(recognizer.metadata().adaptation().isPresent());
            SpeakerProfile profile = SpeakerProfile.unknown();
            for (Take take : split.test()) {
                if (take.utterance().speakerId().equals(first.speakerId())) {
                    Heard heard = recognizer.hear(SPEECH.read(take.utterance()));
                    profile = profile.with(heard.features(), heard.seconds());
                }
            }
            double[] inUse = recognizer.predict(SPEECH.read(first), profile).probabilities().values().stream()
                    .mapToDouble(p -> p)
                    .toArray();
            assertArrayEquals(inUse, probabilities(adapted.wholeSpeaker(), first.file()), 1e-4);
            assertArrayEquals(
                    recognizer.probabilities(SPEECH.read(first)),
                    probabilities(result.test(), first.file()),
                    1e-4,
                    "plain");
        }
    }

    private static double[] probabilities(List<Outcome> outcomes, String file) {
        Outcome outcome = outcomes.stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .orElseThrow();
        double[] probabilities = new double[outcome.classes()];
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = outcome.probability(c);
        }
        return probabilities;
    }

    /** Rows of one frame: the class, plus what the speaker adds to every one of its rows. */
    private static List<Example> rows(int speakers, double spread, long seed) {
        Random random = new Random(seed);
        List<Example> rows = new ArrayList<>();
        for (int s = 0; s < speakers; s++) {
            double own = spread * random.nextGaussian();
            for (int i = 0; i < 20; i++) {
                float value = (float) (own + i % 2 + .2 * random.nextGaussian());
                Utterance utterance = MadeUpSpeech.row(
                        "s" + s + "-" + i, "s" + s, SPEECH.rows().get(0).emotion());
                rows.add(new Example(Take.recorded(utterance), i % 2, new FeatureMatrix(new float[] {value, 1}, 1, 2)));
            }
        }
        return rows;
    }

    @Test
    void ownStatisticsTakeAwayWhatTheSpeakerAdds() {
        List<Example> rows = rows(30, 5, 1);
        Scaler population = SpeakerVoices.population(rows);
        assertTrue(
                population.scale()[0] < 1,
                "the deviation within a speaker, was " + population.scale()[0]);
        List<Example> adapted = SpeakerVoices.adapted(rows, population);
        for (int i = 0; i < rows.size(); i++) {
            double scaled = (adapted.get(i).features().at(0, 0) - population.mean()[0])
                    / population.scale()[0];
            assertTrue(Math.abs(scaled) < 3, "row " + i + ": " + scaled);
            assertEquals(rows.get(i).label(), adapted.get(i).label());
            assertEquals(1, adapted.get(i).features().at(0, 1), 1e-6, "what never changes stays");
        }
    }

    @Test
    void soundThatChangesInEachEpochIsRefused() {
        TrainSettings varied = new TrainSettings(
                settings().network(),
                LabelSet.SIX,
                "speaker",
                0,
                FitSettings.DEFAULT,
                7,
                1,
                new Variation("noise:10-30", 0));
        assertThrows(IllegalArgumentException.class, () -> varied.withAdapt(true));
        TrainSettings masked = new TrainSettings(
                settings().network(),
                LabelSet.SIX,
                "speaker",
                0,
                FitSettings.DEFAULT,
                7,
                1,
                new Variation("mixup:0.2", 0));
        assertTrue(masked.withAdapt(true).adapt());
    }

    @Test
    void settingsAreKept() throws IOException {
        Path file = folder.resolve("settings.json");
        SettingsFile.write(file, settings());
        assertTrue(SettingsFile.read(file).adapt());
        assertEquals(
                Optional.empty(),
                Optional.of(SettingsFile.text(settings().withAdapt(false))).filter(text -> text.contains("adapt")));
    }
}
