package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import libsvm.svm;
import libsvm.svm_model;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Take;
import org.intone.emotion.Emotion;
import org.intone.emotion.LabelSet;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;
import org.intone.model.ModelFile;
import org.intone.network.LibTorch;
import org.intone.network.Network;
import org.intone.network.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SvmFitTest {
    private static final int FEATURES = 12;
    private static final int CLASSES = 5;

    @TempDir
    private Path folder;

    /** Clouds about a corner for each class; class 2 does not occur, and the others first occur out of order. */
    private static List<Example> clouds(int rows, long seed) {
        int[] order = {4, 0, 3, 1};
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int label = order[i % order.length];
            float[] values = new float[FEATURES];
            for (int d = 0; d < FEATURES; d++) {
                values[d] = (float) (100 * d + 10 * random.nextGaussian() + (d == label ? 20 : 0));
            }
            examples.add(new Example(
                    Take.recorded(MadeUpRows.utterance("f" + i, "s", Emotion.ANGER)),
                    label,
                    new FeatureMatrix(values, 1, FEATURES)));
        }
        return examples;
    }

    private static Scaler scaler(List<Example> rows) {
        return Scaler.fit(rows.stream().map(Example::features).toList());
    }

    @Test
    void theNetworkSaysOfEveryPairWhatTheLibrarySays() {
        List<Example> rows = clouds(160, 1);
        Scaler scaler = scaler(rows);
        svm_model model = SvmFit.train(rows, scaler, ClassWeights.equal(CLASSES));
        Network network = SvmFit.fit(rows, scaler, ClassWeights.equal(CLASSES)).toNetwork(LibTorch.device());
        int agreed = 0;
        List<Example> others = clouds(100, 2);
        for (Example row : others) {
            double[] expected = new double[6];
            double label = svm.svm_predict_values(model, SvmFit.nodes(row, scaler), expected);
            float[] input = new float[FEATURES];
            scaler.applyInto(row.features(), input, 0);
            float[] decisions = Tensors.scoped(() ->
                    Tensors.values(network.forwardTapped(Tensors.of(input, network.device(), 1, 1, FEATURES), false)
                            .embedding()));
            for (int p = 0; p < expected.length; p++) {
                assertEquals(expected[p], decisions[p], 1e-5);
            }
            float[] logits = network.infer(input, 1, 1, FEATURES);
            assertTrue(logits[2] < -50, "a class that did not occur is never the answer");
            agreed += best(logits) == label ? 1 : 0;
        }
        assertTrue(
                agreed >= 85,
                "clouds overlap, yet soft votes agree with the library's counted ones in " + agreed + " of 100");
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int c = 1; c < logits.length; c++) {
            best = logits[c] > logits[best] ? c : best;
        }
        return best;
    }

    @Test
    void theWeightOfAClassCounts() {
        List<Example> rows = clouds(160, 1);
        float[] weights = ClassWeights.equal(CLASSES);
        long plain = answersOf(0, rows, weights);
        weights[0] = 0.001f;
        long light = answersOf(0, rows, weights);
        assertTrue(plain > 5 && light < plain / 2, plain + " answers of a full class, " + light + " of a light one");
    }

    private static long answersOf(int label, List<Example> rows, float[] weights) {
        Scaler scaler = scaler(rows);
        Network network = SvmFit.fit(rows, scaler, weights).toNetwork(LibTorch.device());
        return clouds(100, 2).stream()
                .filter(row -> {
                    float[] input = new float[FEATURES];
                    scaler.applyInto(row.features(), input, 0);
                    return best(network.infer(input, 1, 1, FEATURES)) == label;
                })
                .count();
    }

    @Test
    void aRunWritesAModelFileLikeEveryOther() throws IOException {
        MadeUpSpeech speech = new MadeUpSpeech(8, 2);
        TrainSettings settings = new TrainSettings(
                new NetworkSettings("svm", 1, "classic-162"), LabelSet.SIX, "speaker", 0, FitSettings.DEFAULT, 7, 1);
        Split split = SplitPlan.parse("speaker").split(speech.rows(), 0, 7).get(0);
        RunFolder run = RunFolder.at(folder.resolve("run"));
        TrainingRun training = new TrainingRun(settings, speech, 2);
        TrainingResult result = training.start(split, run, TrainingListener.SILENT);
        long right = result.test().stream().filter(outcome -> outcome.isRight()).count();
        assertTrue(
                3 * right > result.test().size(),
                right + " right of " + result.test().size() + ", chance is a sixth");
        assertEquals(1, result.epochs());
        ModelFile model = ModelFile.read(run.model());
        assertEquals("svm", model.metadata().network().name());
        TrainingResult again = training.resume(split, run, TrainingListener.SILENT);
        for (int c = 0; c < LabelSet.SIX.size(); c++) {
            assertEquals(
                    result.test().get(0).probability(c), again.test().get(0).probability(c), "no chance is in it");
        }
    }

    @Test
    void whatAnSvmCannotDoIsRefusedInOneLine() {
        MadeUpSpeech speech = new MadeUpSpeech(3, 1);
        TrainSettings frames = new TrainSettings(
                new NetworkSettings("svm", 1, "logmel-64"), LabelSet.SIX, "speaker", 0, FitSettings.DEFAULT, 7, 1);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new TrainingRun(frames, speech, 1));
        assertEquals(
                "svm takes a recipe of one row a recording, such as classic-162 or egemaps, not of 188 frames",
                e.getMessage());
        TrainSettings varied = new TrainSettings(
                new NetworkSettings("svm", 1, "classic-162"),
                LabelSet.SIX,
                "speaker",
                0,
                FitSettings.DEFAULT,
                7,
                1,
                new Variation("standard", 0));
        assertThrows(IllegalArgumentException.class, () -> new TrainingRun(varied, speech, 1));
    }
}
