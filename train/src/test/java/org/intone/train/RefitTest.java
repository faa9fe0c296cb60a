package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Take;
import org.intone.emotion.LabelSet;
import org.intone.evaluate.Outcome;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipes;
import org.intone.feature.Scaler;
import org.intone.model.ModelFile;
import org.intone.model.ModelMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training anew on train and dev, once dev has calibrated. */
class RefitTest {
    private static final MadeUpSpeech SPEECH = new MadeUpSpeech(10, 2);
    private static final Split SPLIT =
            SplitPlan.parse("speaker").split(SPEECH.rows(), 0, 7).get(0);

    @TempDir
    private Path folder;

    private static TrainSettings settings(boolean refit, Pace.Curve curve) {
        FitSettings fit = new FitSettings(
                4, 8, 3e-3, 1e-2, true, FitSettings.Patience.DEFAULT, 0.1, new Pace(curve, 0, 0, 0), refit);
        return new TrainSettings(
                new NetworkSettings("head", 0.25, "classic-162"), LabelSet.SIX, "speaker", 0, fit, 7, 1);
    }

    private TrainingResult train(String name, boolean refit, Pace.Curve curve) throws IOException {
        return new TrainingRun(settings(refit, curve), SPEECH, 2)
                .start(SPLIT, RunFolder.at(folder.resolve(name)), TrainingListener.SILENT);
    }

    private static float[] meanOf(List<Take> takes) {
        FeatureLoader loader = new FeatureLoader(SPEECH, Recipes.named("classic-162"), LabelSet.SIX, 7, 2);
        List<FeatureMatrix> rows = loader.load("rows", takes, TrainingListener.SILENT).stream()
                .map(Example::features)
                .toList();
        return Scaler.fit(rows).mean();
    }

    private static List<Double> answers(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> outcome.probability(0)).toList();
    }

    @Test
    void theModelHasLearnedFromDevAndItsCalibrationHasNot() throws IOException {
        TrainingResult once = train("once", false, Pace.Curve.COSINE);
        TrainingResult twice = train("twice", true, Pace.Curve.COSINE);
        ModelMetadata first = ModelFile.read(once.model()).metadata();
        ModelMetadata second = ModelFile.read(twice.model()).metadata();
        assertEquals(first.calibration(), second.calibration());
        assertEquals(answers(once.dev()), answers(twice.dev()), "what is said of dev is of the first training");
        assertArrayEquals(meanOf(SPLIT.train()), first.scaler().mean(), 1e-4f);
        List<Take> all =
                Stream.concat(SPLIT.train().stream(), SPLIT.dev().stream()).toList();
        assertArrayEquals(meanOf(all), second.scaler().mean(), 1e-4f);
        assertFalse(answers(once.test()).equals(answers(twice.test())), "the test is of the second training");
        assertEquals("dev", second.network().settings().get("refit"));
        assertFalse(first.network().settings().containsKey("refit"));
        assertEquals(
                5,
                Files.readAllLines(RunFolder.at(folder.resolve("twice")).history())
                        .size(),
                "the history is of the first training");
    }

    @Test
    void whereDevChoosesTheEpochItTeachesNothing() throws IOException {
        ModelMetadata metadata = ModelFile.read(
                        train("plateau", true, Pace.Curve.PLATEAU).model())
                .metadata();
        assertArrayEquals(meanOf(SPLIT.train()), metadata.scaler().mean(), 1e-4f);
    }

    @Test
    void interruptedInTheSecondTrainingTheFirstIsKeptAndResumingEndsAsUninterrupted() throws IOException {
        RunFolder run = RunFolder.at(folder.resolve("stopped"));
        boolean[] trained = {false};
        int[] later = {0};
        TrainingListener stopping = new TrainingListener() {
            @Override
            public boolean interrupted() {
                return later[0] > 2;
            }

            @Override
            public void epoch(EpochFigures figures, int epochs, double secondsLeft) {
                trained[0] = figures.epoch() == epochs;
            }

            @Override
            public void batch(int epoch, int done, int total) {
                later[0] += trained[0] ? 1 : 0;
            }
        };
        TrainingRun training = new TrainingRun(settings(true, Pace.Curve.COSINE), SPEECH, 2);
        TrainingResult stopped = training.start(SPLIT, run, stopping);
        assertTrue(stopped.interrupted());
        assertArrayEquals(
                meanOf(SPLIT.train()),
                ModelFile.read(stopped.model()).metadata().scaler().mean(),
                1e-4f);
        TrainingResult resumed = training.resume(SPLIT, run, TrainingListener.SILENT);
        assertEquals(answers(train("whole", true, Pace.Curve.COSINE).test()), answers(resumed.test()));
    }

    @Test
    void interruptedBeforeTheSecondTrainingTheFirstIsKept() throws IOException {
        boolean[] trained = {false};
        boolean[] stop = {false};
        TrainingListener stopping = new TrainingListener() {
            @Override
            public boolean interrupted() {
                return stop[0];
            }

            @Override
            public void epoch(EpochFigures figures, int epochs, double secondsLeft) {
                trained[0] = figures.epoch() == epochs;
            }

            @Override
            public void features(String part, int done, int total) {
                stop[0] |= trained[0];
            }
        };
        TrainingResult stopped = new TrainingRun(settings(true, Pace.Curve.COSINE), SPEECH, 1)
                .start(SPLIT, RunFolder.at(folder.resolve("early")), stopping);
        assertTrue(stopped.interrupted());
        assertArrayEquals(
                meanOf(SPLIT.train()),
                ModelFile.read(stopped.model()).metadata().scaler().mean(),
                1e-4f);
    }
}
