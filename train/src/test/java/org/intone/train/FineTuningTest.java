package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Tensor;
import org.intone.audio.Waveform;
import org.intone.backbone.BackboneImport;
import org.intone.backbone.BackboneStore;
import org.intone.backbone.EncoderWeights;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.emotion.LabelSet;
import org.intone.evaluate.Outcome;
import org.intone.feature.Recipes;
import org.intone.model.ModelFile;
import org.intone.model.Recognizer;
import org.intone.network.Architecture.Dimensions;
import org.intone.network.LayerChance;
import org.intone.network.LibTorch;
import org.intone.network.Network;
import org.intone.network.Networks;
import org.intone.network.Tensors;
import org.intone.network.TunedEncoder;
import org.intone.testing.ToyWeights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training of a made-up encoder, from recordings to a model file that needs no backbone. */
class FineTuningTest {
    private static final int BLOCKS = 2;
    private static final MadeUpSpeech SPEECH = new MadeUpSpeech(6, 1);
    private static final FitSettings FIT =
            FitSettings.usual(FitSettings.FINE_TUNED).withEpochs(2);

    @TempDir
    private Path folder;

    private Split split;

    @BeforeEach
    void importToy() throws IOException {
        System.setProperty(BackboneStore.PROPERTY, folder.resolve("store").toString());
        importToy("toy", 1500);
        split = SplitPlan.parse("speaker").split(SPEECH.rows(), 0, 7).get(0);
    }

    private void importToy(String name, int positions) throws IOException {
        Path file = Files.write(folder.resolve(name + ".safetensors"), ToyWeights.whisper(3, BLOCKS, positions));
        BackboneImport.run(
                file,
                BackboneStore.standard().file(name),
                new BackboneImport.Options("", "free", OptionalInt.of(4), Optional.empty()));
    }

    @AfterEach
    void forget() {
        System.clearProperty(BackboneStore.PROPERTY);
    }

    private static TrainSettings settings(String backbone, String changes) {
        return new TrainSettings(
                        new NetworkSettings(
                                "heads", 0.25, Recipes.named(backbone).id()),
                        LabelSet.SIX,
                        "speaker",
                        0,
                        FIT,
                        7,
                        1,
                        new Variation(changes, 0))
                .tuned(TuningSettings.DEFAULT);
    }

    private static TrainingRun run(String changes) throws IOException {
        return new TrainingRun(settings("toy", changes), SPEECH, 2).tuned(EncoderWeights.of("toy"));
    }

    @Test
    void theModelAnswersWithoutTheBackboneAsItDidInTraining() throws IOException {
        RunFolder runs = RunFolder.at(folder.resolve("run"));
        TrainingResult result = run("").start(split, runs, TrainingListener.SILENT);
        System.setProperty(BackboneStore.PROPERTY, folder.resolve("nowhere").toString());
        ModelFile model = ModelFile.read(runs.model());
        assertEquals("logmel-80-speech@1", model.metadata().recipe());
        assertEquals("heads", model.metadata().network().name());
        assertEquals(
                "toy, fine-tuned; licence of its weights: free",
                model.metadata().network().settings().get("encoder"));
        try (Recognizer recognizer = Recognizer.open(runs.model())) {
            for (int i = 0; i < result.test().size(); i++) {
                Outcome outcome = result.test().get(i);
                Waveform sound = SPEECH.read(split.test().get(i).utterance());
                double[] probabilities = recognizer.probabilities(sound);
                for (int c = 0; c < probabilities.length; c++) {
                    assertEquals(outcome.probability(c), probabilities[c], 1e-4, outcome.file());
                }
            }
        }
    }

    @Test
    void whatIsStoppedAndResumedEndsAsWhatWasNot() throws IOException {
        RunFolder whole = RunFolder.at(folder.resolve("whole"));
        TrainingResult expected = run("specaugment:4-4").start(split, whole, TrainingListener.SILENT);
        RunFolder parts = RunFolder.at(folder.resolve("parts"));
        List<Integer> tuned = new ArrayList<>();
        TrainingListener impatient = new TrainingListener() {
            private boolean stop;

            @Override
            public boolean interrupted() {
                return stop;
            }

            @Override
            public void epoch(EpochFigures figures, int epochs, double secondsLeft) {
                if (epochs == FIT.epochs()) {
                    tuned.add(figures.epoch());
                    stop = true;
                }
            }
        };
        TrainingResult first = run("specaugment:4-4").start(split, parts, impatient);
        assertTrue(first.interrupted());
        assertEquals(List.of(1), tuned);
        TrainingResult second = run("specaugment:4-4").resume(split, parts, TrainingListener.SILENT);
        assertEquals(expected.test().size(), second.test().size());
        for (int i = 0; i < second.test().size(); i++) {
            for (int c = 0; c < LabelSet.SIX.size(); c++) {
                assertEquals(
                        expected.test().get(i).probability(c),
                        second.test().get(i).probability(c));
            }
        }
    }

    @Test
    void whoIsStoppedBeforeTheHeadIsTrainedHasNothing() throws IOException {
        TrainingListener never = new TrainingListener() {
            private boolean stop;

            @Override
            public boolean interrupted() {
                return stop;
            }

            @Override
            public void epoch(EpochFigures figures, int epochs, double secondsLeft) {
                stop = true;
            }
        };
        RunFolder runs = RunFolder.at(folder.resolve("run"));
        assertThrows(InterruptedTraining.class, () -> run("").start(split, runs, never));
        assertTrue(!runs.resumable());
    }

    @Test
    void allBlocksMoveTheLowerOnesLess() throws IOException {
        EncoderWeights encoder = EncoderWeights.of("toy");
        int features = 2 * encoder.blocks() * encoder.width();
        Network head = Networks.named("head").build(new Dimensions(1, features, 6, 0.1, BLOCKS), 1, LibTorch.device());
        float[] ones = new float[features];
        Arrays.fill(ones, 1);
        Network network = TunedEncoder.of(encoder, head, new float[features], ones);
        Snapshot before = Snapshot.of(network.weights());
        FineTuning tuning = new FineTuning(
                encoder,
                new Fitting(
                        settings("toy", "").untuned(),
                        new FeatureLoader(
                                SPEECH,
                                Recipes.named(settings("toy", "").network().recipe()),
                                LabelSet.SIX,
                                7,
                                1),
                        Optional.empty(),
                        Optional.empty()),
                new TuningSettings(1e-4, 0.25),
                Recipes.LOGMEL_80_SPEECH);
        FeatureLoader loader = new FeatureLoader(SPEECH, Recipes.LOGMEL_80_SPEECH, LabelSet.SIX, 7, 1);
        List<Example> rows = loader.load("train", split.train(), TrainingListener.SILENT);
        BatchMaker.View view =
                new TrainingRows(loader, Changes.parse(""), LabelSet.SIX).view(rows, TrainingListener.SILENT);
        new Trainer(network, view, Objective.ofLabels(network), FIT, 1, tuning.shares(FIT.learningRate()))
                .fit(new Trainer.Rows(rows, rows, 6), null, (figures, checkpoint) -> {}, TrainingListener.SILENT);
        Snapshot after = Snapshot.of(network.weights());
        double[] moved = new double[BLOCKS + 1];
        for (String name : before.values().keySet()) {
            int block = TunedEncoder.blockOf(name, BLOCKS);
            float[] old = before.values().get(name);
            float[] now = after.values().get(name);
            if (name.startsWith("encoder.stem") || name.startsWith("standardised")) {
                assertArrayEquals(old, now, name);
            } else if (block >= 0) {
                for (int i = 0; i < old.length; i++) {
                    moved[block] = Math.max(moved[block], Math.abs(now[i] - old[i]));
                }
            }
        }
        assertTrue(moved[0] > 0, "block 0 stayed");
        assertTrue(moved[1] > 2 * moved[0], moved[1] + " of block 1, " + moved[0] + " of block 0");
    }

    @Test
    void theLossIsTheMeanOfThatOfAllHeads() throws IOException {
        EncoderWeights encoder = EncoderWeights.of("toy");
        int features = 2 * encoder.blocks() * encoder.width();
        Network heads =
                Networks.named("heads").build(new Dimensions(1, features, 6, 0.1, BLOCKS), 1, LibTorch.device());
        float[] ones = new float[features];
        Arrays.fill(ones, 1);
        Network network = TunedEncoder.of(encoder, heads, new float[features], ones);
        float[] picture = new float[2 * 30 * 80];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) Math.sin(i * 0.37);
        }
        // The second row counts three times.
        float[] targets = new float[12];
        targets[1] = 1;
        targets[6 + 4] = 3;
        Batch batch = new Batch(picture, new long[] {2, 30, 80}, new int[] {1, 4}, targets, new float[0], new float[0]);
        double expected = 0;
        float[] logits = inTraining(network, batch);
        for (int head = 0; head < 5; head++) {
            expected -= (logProbability(logits, 2 * head, 1) + 3 * logProbability(logits, 2 * head + 1, 4)) / 4 / 5;
        }
        LayerChance.seed(3, LibTorch.device());
        double loss = Tensors.scoped(() -> {
            Tensor input = Tensors.of(picture, LibTorch.device(), 2, 30, 80);
            Objective.Outcome outcome = Objective.ofLabels(network).of(input, batch);
            assertArrayEquals(new long[] {2, 6}, Tensors.shape(outcome.said()));
            return outcome.loss().item_double();
        });
        assertEquals(expected, loss, 1e-5);
    }

    private static float[] inTraining(Network network, Batch batch) {
        LayerChance.seed(3, LibTorch.device());
        return Tensors.scoped(() ->
                Tensors.values(network.forward(Tensors.of(batch.input(), LibTorch.device(), batch.shape()), true)));
    }

    private static double logProbability(float[] logits, int answer, int label) {
        double sum = 0;
        for (int c = 0; c < 6; c++) {
            sum += Math.exp(logits[answer * 6 + c]);
        }
        return logits[answer * 6 + label] - Math.log(sum);
    }

    @Test
    void whatCannotBeIsRefusedInOneLine() throws IOException {
        importToy("short", 100);
        TrainingRun shortRun = new TrainingRun(settings("short", ""), SPEECH, 1);
        EncoderWeights encoder = EncoderWeights.of("short");
        assertEquals(
                "--fine-tune takes encoders of 80 bands and 1500 positions, short has 80 and 100",
                assertThrows(IllegalArgumentException.class, () -> shortRun.tuned(encoder))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> settings("toy", "mixup:0.2"));
        assertThrows(IllegalArgumentException.class, () -> settings("toy", "").withAdapt(true));
        assertThrows(IllegalArgumentException.class, () -> new TuningSettings(0, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new TuningSettings(1e-5, 1.5));
        TrainSettings plain = new TrainSettings(
                new NetworkSettings("cnn2d", 1, "logmel-80-speech"), LabelSet.SIX, "speaker", 0, FIT, 7, 1);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new TrainingRun(plain, SPEECH, 1))
                .getMessage()
                .contains("cnn2d takes windows of one length"));
    }

    @Test
    void theRateFallsFromBlockToBlock() {
        TuningSettings settings = new TuningSettings(4e-5, 0.5);
        assertEquals(4e-5, settings.rate(3, 4), 1e-12);
        assertEquals(5e-6, settings.rate(0, 4), 1e-12);
    }
}
