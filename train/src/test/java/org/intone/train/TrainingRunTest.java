package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.intone.emotion.LabelSet;
import org.intone.evaluate.Outcome;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipes;
import org.intone.feature.Scaler;
import org.intone.model.ModelFile;
import org.intone.model.ModelMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole road from sound to a model file, on made-up speech. */
class TrainingRunTest {
    private static final MadeUpSpeech SPEECH = new MadeUpSpeech(20, 3);
    private static final FitSettings FIT =
            new FitSettings(25, 8, 3e-3, 1e-2, true, new FitSettings.Patience(6, 0.5, 1e-5, 12));

    @TempDir
    private Path folder;

    private static TrainSettings settings(FitSettings fit, String split, int copies) {
        return new TrainSettings(
                new NetworkSettings("cnn2d", 0.5, "logmel-64"), LabelSet.SIX, split, copies, fit, 7, 1);
    }

    private static TrainingRun run(FitSettings fit, int copies) {
        return new TrainingRun(settings(fit, "speaker", copies), SPEECH, 2);
    }

    private static Split split(List<Utterance> rows, String plan, int copies) {
        return SplitPlan.parse(plan).split(rows, copies, 7).get(0);
    }

    private static double uar(List<Outcome> outcomes) {
        Tally tally = new Tally(LabelSet.SIX.size());
        for (Outcome outcome : outcomes) {
            double[] scores = new double[outcome.classes()];
            for (int c = 0; c < scores.length; c++) {
                scores[c] = Math.log(outcome.probability(c));
            }
            tally.add(outcome.truth(), scores, 0);
        }
        return tally.scores().uar();
    }

    @Test
    void learnsEmotionsOfSpeakersItHasNotHeard() throws IOException {
        Split split = split(SPEECH.rows(), "speaker", 0);
        RunFolder runs = RunFolder.at(folder.resolve("run"));
        // Ends slowly and averages, since the best epoch of a dev of two speakers is luck and differs from processor to
        // processor.
        FitSettings settled =
                new FitSettings(25, 8, 3e-3, 1e-2, true, FIT.patience(), 0, new Pace(Pace.Curve.COSINE, 1, 0, 0.9));
        TrainingResult result = run(settled, 0).start(split, runs, TrainingListener.SILENT);
        assertEquals(split.test().size(), result.test().size());
        assertEquals(split.dev().size(), result.dev().size());
        assertTrue(uar(result.test()) > 0.5, "chance is 0.17, UAR was " + uar(result.test()));
        assertFalse(result.interrupted());

        ModelFile model = ModelFile.read(runs.model());
        assertEquals("logmel-64@1", model.metadata().recipe());
        assertEquals(LabelSet.SIX.lines(), model.metadata().labels().lines());
        assertEquals("cnn2d", model.metadata().network().name());
        assertEquals(result.epochs() + 1, Files.readAllLines(runs.history()).size());
        assertEquals(1 + SPEECH.rows().size(), Files.readAllLines(runs.split()).size());
        double threshold = model.metadata().calibration().uncertainBelow();
        for (Outcome outcome : result.dev()) {
            assertEquals(outcome.confidence() < threshold, outcome.isUncertain());
        }
        long right = result.dev().stream()
                .filter(outcome -> !outcome.isUncertain() && outcome.isRight())
                .count();
        long given =
                result.dev().stream().filter(outcome -> !outcome.isUncertain()).count();
        assertTrue(2 * right > given, right + " right of " + given + " given");
        assertEquals(-48, model.metadata().familiarity().orElseThrow().limits().highBandDb(), 40);
    }

    @Test
    void shuffledLabelsGiveChance() throws IOException {
        List<Emotion> emotions =
                new ArrayList<>(SPEECH.rows().stream().map(Utterance::emotion).toList());
        Collections.shuffle(emotions, new Random(1));
        List<Utterance> rows = new ArrayList<>();
        for (int i = 0; i < emotions.size(); i++) {
            Utterance row = SPEECH.rows().get(i);
            rows.add(MadeUpSpeech.row(row.file(), row.speaker(), emotions.get(i)));
        }
        TrainingResult result = run(FIT.withEpochs(6), 0)
                .start(split(rows, "speaker", 0), RunFolder.at(folder.resolve("run")), TrainingListener.SILENT);
        assertEquals(1 / 6.0, uar(result.test()), 0.17);
    }

    @Test
    void theScalerHasSeenTrainingRowsOnly() throws IOException {
        Split split = split(SPEECH.rows(), "speaker", 1);
        RunFolder runs = RunFolder.at(folder.resolve("run"));
        TrainingRun run = run(FIT.withEpochs(1), 1);
        run.start(split, runs, TrainingListener.SILENT);
        FeatureLoader loader = new FeatureLoader(SPEECH, Recipes.LOGMEL_64, LabelSet.SIX, 7, 2);
        List<FeatureMatrix> train = loader.load("train", split.train(), TrainingListener.SILENT).stream()
                .map(Example::features)
                .toList();
        ModelMetadata metadata = ModelFile.read(runs.model()).metadata();
        assertArrayEquals(Scaler.fit(train).mean(), metadata.scaler().mean());
        assertArrayEquals(Scaler.fit(train).scale(), metadata.scaler().scale());
        Set<String> heard =
                split.train().stream().map(take -> take.utterance().speakerId()).collect(Collectors.toSet());
        split.test().forEach(take -> assertFalse(heard.contains(take.utterance().speakerId())));
    }

    private static TrainingRun varied(FitSettings fit, String changes, int threads) {
        TrainSettings plain = settings(fit, "speaker", 0);
        TrainSettings varied = new TrainSettings(
                plain.network(), plain.labels(), "speaker", 0, fit, 7, 1, new Variation(changes, 0.5));
        return new TrainingRun(varied, SPEECH, threads);
    }

    @Test
    void soundThatIsChangedAnewInEachEpochIsTheSameAfterAPause() throws IOException {
        Split split = split(SPEECH.rows(), "speaker", 0);
        String changes = "gain:-6-6,noise:15-30@0.5,eq:-6-6,specaugment:8-20@0.5";
        RunFolder whole = RunFolder.at(folder.resolve("whole"));
        varied(FIT.withEpochs(3), changes, 3).start(split, whole, TrainingListener.SILENT);
        RunFolder halves = RunFolder.at(folder.resolve("halves"));
        AtomicInteger epochs = new AtomicInteger();
        varied(FIT.withEpochs(3), changes, 1).start(split, halves, new TrainingListener() {
            @Override
            public boolean interrupted() {
                return epochs.get() == 2;
            }

            @Override
            public void epoch(EpochFigures figures, int all, double secondsLeft) {
                epochs.incrementAndGet();
            }
        });
        assertEquals(2, epochs.get());
        varied(FIT.withEpochs(3), changes, 2).resume(split, halves, TrainingListener.SILENT);
        Map<String, float[]> expected =
                Checkpoint.read(whole.checkpoint()).weights().values();
        Checkpoint.read(halves.checkpoint())
                .weights()
                .values()
                .forEach((name, values) -> assertArrayEquals(expected.get(name), values, name));
    }

    @Test
    void theScalerOfChangedSoundIsThatOfTheSoundAsRecorded() throws IOException {
        Split split = split(SPEECH.rows(), "speaker", 0);
        RunFolder plain = RunFolder.at(folder.resolve("plain"));
        run(FIT.withEpochs(1), 0).start(split, plain, TrainingListener.SILENT);
        RunFolder noisy = RunFolder.at(folder.resolve("noisy"));
        varied(FIT.withEpochs(1), "noise:0-5", 2).start(split, noisy, TrainingListener.SILENT);
        Scaler expected = ModelFile.read(plain.model()).metadata().scaler();
        Scaler actual = ModelFile.read(noisy.model()).metadata().scaler();
        assertArrayEquals(expected.mean(), actual.mean(), 0.05f, "of 60 dB, but for the rounding to 16 bits");
        assertArrayEquals(expected.scale(), actual.scale(), 0.05f);
    }

    @Test
    void onlyTrainingRowsAreAugmented() throws IOException {
        Split split = split(SPEECH.rows(), "speaker", 2);
        assertTrue(split.train().stream().anyMatch(take -> take.version() == 2));
        Set<String> parts = ConcurrentHashMap.newKeySet();
        TrainingResult result = run(FIT.withEpochs(1), 2).start(split, RunFolder.at(folder), new TrainingListener() {
            @Override
            public void features(String part, int done, int total) {
                parts.add(part + " " + total);
            }
        });
        int clips = SPEECH.rows().size() - split.dev().size() - split.test().size();
        assertEquals(
                Set.of(
                        "train " + clips,
                        "dev " + split.dev().size(),
                        "test " + split.test().size()),
                parts);
        assertEquals(3 * clips, split.train().size());
        assertTrue(split.test().stream().allMatch(take -> take.version() == 0));
        assertEquals(split.test().size(), result.test().size());
    }

    @Test
    void anInterruptedRunResumesToTheSameModelAsAWholeOne() throws IOException {
        Split split = split(SPEECH.rows(), "speaker", 0);
        FitSettings four = FIT.withEpochs(4);
        RunFolder whole = RunFolder.at(folder.resolve("whole"));
        run(four, 0).start(split, whole, TrainingListener.SILENT);

        RunFolder stopped = RunFolder.at(folder.resolve("stopped"));
        StopAfter stop = new StopAfter(2);
        TrainingResult partial = run(four, 0).start(split, stopped, stop);
        assertTrue(partial.interrupted());
        assertEquals(2, partial.epochs());
        assertEquals(List.of(), partial.test());
        assertTrue(Files.isRegularFile(stopped.model()), "the best so far is written");
        assertTrue(stopped.resumable());

        TrainingResult resumed = run(four, 0).resume(split, stopped, TrainingListener.SILENT);
        assertEquals(4, resumed.epochs());
        assertArrayEquals(Files.readAllBytes(whole.model()), Files.readAllBytes(stopped.model()));
        assertEquals(5, Files.readAllLines(stopped.history()).size());
        TrainingResult again = run(four, 0).resume(split, stopped, TrainingListener.SILENT);
        assertEquals(uar(resumed.test()), uar(again.test()), "a finished training is only scored");
    }

    /** Interrupts in the batches after an epoch. */
    private static final class StopAfter implements TrainingListener {
        private final int last;
        private boolean stop;

        StopAfter(int last) {
            this.last = last;
        }

        @Override
        public void batch(int epoch, int done, int total) {
            stop = epoch > last;
        }

        @Override
        public boolean interrupted() {
            return stop;
        }
    }

    @Test
    void resumingWithOtherSettingsOrRowsIsRefused() throws IOException {
        Split split = split(SPEECH.rows(), "speaker", 0);
        RunFolder runs = RunFolder.at(folder);
        run(FIT.withEpochs(1), 0).start(split, runs, TrainingListener.SILENT);
        TrainingRun other = run(FIT.withEpochs(2), 0);
        IOException settings =
                assertThrows(IOException.class, () -> other.resume(split, runs, TrainingListener.SILENT));
        assertTrue(settings.getMessage().contains("settings.json"), settings.getMessage());
        assertTrue(settings.getMessage().contains("had \"epochs\" : 1, not \"epochs\" : 2;"), settings.getMessage());
        Split fewer = split(SPEECH.rows().subList(0, 150), "speaker", 0);
        TrainingRun same = run(FIT.withEpochs(1), 0);
        IOException rows = assertThrows(IOException.class, () -> same.resume(fewer, runs, TrainingListener.SILENT));
        assertTrue(rows.getMessage().contains("split.csv"), rows.getMessage());

        Utterance first = split.train().get(0).utterance();
        Emotion wrong = first.emotion() == Emotion.FEAR ? Emotion.ANGER : Emotion.FEAR;
        List<Take> relabelled = new ArrayList<>(split.train());
        relabelled.set(0, Take.recorded(MadeUpSpeech.row(first.file(), first.speaker(), wrong)));
        Split otherLabels = new Split("speaker", 1, 1, relabelled, split.dev(), split.test());
        IOException labels =
                assertThrows(IOException.class, () -> same.resume(otherLabels, runs, TrainingListener.SILENT));
        assertTrue(labels.getMessage().contains(first.emotion().label()), labels.getMessage());
    }

    @Test
    void measuringGivesWhatARunInAFolderGivesAndWritesNothing() throws IOException {
        Split split = split(SPEECH.rows(), "speaker", 0);
        TrainingResult written =
                run(FIT.withEpochs(3), 0).start(split, RunFolder.at(folder.resolve("run")), TrainingListener.SILENT);
        TrainingRun.Measured measured = run(FIT.withEpochs(3), 0).measure(split, TrainingListener.SILENT);
        assertEquals(written.bestEpoch(), measured.bestEpoch());
        assertArrayEquals(probabilities(written.test()), probabilities(measured.test()));
        assertArrayEquals(probabilities(written.dev()), probabilities(measured.dev()));
        assertThrows(InterruptedTraining.class, () -> run(FIT, 0).measure(split, new StopAfter(1)));
    }

    private static double[] probabilities(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMapToDouble(
                        outcome -> IntStream.range(0, outcome.classes()).mapToDouble(outcome::probability))
                .toArray();
    }

    @Test
    void aNetworkThatCannotBeIsRefusedBeforeTheFirstRecordingIsRead() {
        TrainSettings wide =
                new TrainSettings(new NetworkSettings("cnn2d", 99, "logmel-64"), LabelSet.SIX, "speaker", 0, FIT, 7, 1);
        String message = assertThrows(IllegalArgumentException.class, () -> new TrainingRun(wide, SPEECH, 2))
                .getMessage();
        assertEquals("width must be 0.05 to 4, was 99.0", message);
    }

    @Test
    void rowsOfOneClassTeachNothing() throws IOException {
        List<Utterance> rows = SPEECH.rows().stream()
                .filter(row -> row.emotion() == Emotion.FEAR)
                .toList();
        Split split = split(rows, "speaker", 0);
        TrainingRun run = run(FIT.withEpochs(1), 0);
        RunFolder runs = RunFolder.at(folder);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> run.start(split, runs, TrainingListener.SILENT))
                .getMessage();
        assertTrue(message.contains("two classes"), message);
    }

    @Test
    void startingAnewLeavesNothingOfAnEarlierTrainingAndNothingElseIsTouched() throws IOException {
        RunFolder runs = RunFolder.at(folder.resolve("run"));
        Path third = runs.fold(3).path();
        List<Path> old = List.of(
                runs.model(), runs.evaluation(), runs.predictions(), runs.checkpoint(), third.resolve("model.onnx"));
        for (Path file : old) {
            Files.writeString(file, "old");
        }
        Path notes = Files.writeString(runs.path().resolve("notes.txt"), "mine");
        Path own = Files.writeString(runs.fold(2).path().resolve("notes.txt"), "mine");
        runs.clear();
        old.forEach(file -> assertFalse(Files.exists(file), file.toString()));
        assertFalse(Files.exists(third));
        assertTrue(Files.exists(notes) && Files.exists(own));
    }

    @Test
    void foldsAreTrainedEachInItsFolderAndEveryRowIsTestedOnce() throws IOException {
        List<Split> folds = SplitPlan.parse("speaker:3").split(SPEECH.rows(), 0, 7);
        TrainingRun run = new TrainingRun(settings(FIT.withEpochs(1), "speaker:3", 0), SPEECH, 2);
        List<TrainingResult> results =
                new CrossValidation(run).run(folds, RunFolder.at(folder), false, TrainingListener.SILENT);
        List<String> tested = results.stream()
                .flatMap(result -> result.test().stream())
                .map(Outcome::file)
                .sorted()
                .toList();
        assertEquals(SPEECH.rows().stream().map(Utterance::file).sorted().toList(), tested);
        for (int fold = 1; fold <= 3; fold++) {
            assertTrue(Files.isRegularFile(folder.resolve("fold-" + fold).resolve("model.onnx")));
        }
    }

    @Test
    void aLeakyRunScoresAugmentedRowsToo() throws IOException {
        Split split = SplitPlan.parse("leaky").split(SPEECH.rows(), 1, 7).get(0);
        TrainingRun run = new TrainingRun(settings(FIT.withEpochs(1), "leaky", 1), SPEECH, 2);
        TrainingResult result = run.start(split, RunFolder.at(folder), TrainingListener.SILENT);
        assertEquals(split.test().size(), result.test().size());
        assertTrue(split.test().stream().map(Take::version).anyMatch(version -> version == 1));
    }
}
