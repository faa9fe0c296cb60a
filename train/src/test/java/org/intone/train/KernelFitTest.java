package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Take;
import org.intone.emotion.Emotion;
import org.intone.emotion.LabelSet;
import org.intone.evaluate.Outcome;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;
import org.intone.model.ModelFile;
import org.intone.model.Recognizer;
import org.intone.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFitTest {
    private static final int FEATURES = 9;
    private static final int CLASSES = 3;
    private static final double SCALE = 8;

    @TempDir
    private Path folder;

    /** Normal clouds, each about its own corner. */
    private static List<Example> clouds(int rows, double apart, long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            float[] values = new float[FEATURES];
            for (int d = 0; d < FEATURES; d++) {
                values[d] = (float) (5 + 3 * (random.nextGaussian() + (d == i % CLASSES ? apart : 0)));
            }
            examples.add(new Example(
                    Take.recorded(MadeUpRows.utterance("f" + i, "s", Emotion.ANGER)),
                    i % CLASSES,
                    new FeatureMatrix(values, 1, FEATURES)));
        }
        return examples;
    }

    private static Scaler scaler(List<Example> rows) {
        return Scaler.fit(rows.stream().map(Example::features).toList());
    }

    private static double[] scaled(Example row, Scaler scaler) {
        float[] values = new float[FEATURES];
        scaler.applyInto(row.features(), values, 0);
        double[] wide = new double[FEATURES];
        Arrays.setAll(wide, d -> values[d]);
        return wide;
    }

    private static double[] weights(int rows, double of) {
        double[] weights = new double[rows];
        Arrays.fill(weights, of);
        return weights;
    }

    private static Network fit(List<Example> rows, double ridge) {
        return KernelFit.fit(
                rows,
                scaler(rows),
                new KernelFit.Weighting(ClassWeights.equal(CLASSES), weights(rows.size(), 1)),
                ridge);
    }

    private static float[] answer(Network network, Example row, Scaler scaler) {
        float[] input = new float[FEATURES];
        scaler.applyInto(row.features(), input, 0);
        return network.infer(input, 1, 1, FEATURES);
    }

    /** What a hidden layer of many random rectified units says of two inputs, which the kernel is the limit of. */
    @Test
    void theKernelIsThatOfManyRandomUnits() {
        List<Example> rows = clouds(4, 1, 1);
        Scaler scaler = scaler(rows);
        double ridge = 0.5;
        Random random = new Random(3);
        int units = 200_000;
        double[][] kernel = new double[4][4];
        double[][] x = rows.stream().map(row -> scaled(row, scaler)).toArray(double[][]::new);
        for (int u = 0; u < units; u++) {
            double[] h = new double[4];
            for (int d = 0; d < FEATURES; d++) {
                double w = random.nextGaussian();
                for (int i = 0; i < 4; i++) {
                    h[i] += w * x[i][d];
                }
            }
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    kernel[i][j] += 2 * Math.max(0, h[i]) * Math.max(0, h[j]) / units / FEATURES;
                }
            }
        }
        Network network = fit(rows, ridge);
        double[][] expected = ridgeAnswers(kernel, rows, ridge);
        for (int i = 0; i < 4; i++) {
            float[] actual = answer(network, rows.get(i), scaler);
            for (int c = 0; c < CLASSES; c++) {
                assertEquals(expected[i][c], actual[c], 0.05, "row " + i + ", class " + c);
            }
        }
    }

    /** SCALE K (K + ridge)^-1 T by elimination. */
    private static double[][] ridgeAnswers(double[][] kernel, List<Example> rows, double ridge) {
        int n = kernel.length;
        double[][] system = new double[n][n + CLASSES];
        for (int i = 0; i < n; i++) {
            System.arraycopy(kernel[i], 0, system[i], 0, n);
            system[i][i] += ridge;
            for (int c = 0; c < CLASSES; c++) {
                system[i][n + c] = (rows.get(i).label() == c ? 1 : 0) - 1.0 / CLASSES;
            }
        }
        for (int p = 0; p < n; p++) {
            for (int i = 0; i < n; i++) {
                double factor = i == p ? 0 : system[i][p] / system[p][p];
                for (int j = 0; j < n + CLASSES; j++) {
                    system[i][j] -= factor * system[p][j];
                }
            }
        }
        double[][] answers = new double[n][CLASSES];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < CLASSES; c++) {
                for (int s = 0; s < n; s++) {
                    answers[i][c] += SCALE * kernel[i][s] * system[s][n + c] / system[s][s];
                }
            }
        }
        return answers;
    }

    @Test
    void aSmallRidgeKnowsItsRowsByHeartAndALargeOneNothing() {
        List<Example> rows = clouds(90, 0.3, 1);
        Scaler scaler = scaler(rows);
        Network byHeart = fit(rows, 1e-5);
        Network dull = fit(rows, 1e4);
        for (Example row : rows) {
            float[] known = answer(byHeart, row, scaler);
            assertEquals(SCALE * (1 - 1.0 / CLASSES), known[row.label()], 0.1);
            assertArrayEquals(new float[CLASSES], answer(dull, row, scaler), 0.05f);
        }
    }

    @Test
    void cloudsAreToldApart() {
        List<Example> rows = clouds(300, 2.5, 1);
        Network network = fit(rows, 0.3);
        Scaler scaler = scaler(rows);
        long right = clouds(300, 2.5, 2).stream()
                .filter(row -> best(answer(network, row, scaler)) == row.label())
                .count();
        assertTrue(right > 270, right + " of 300 right");
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int c = 1; c < logits.length; c++) {
            best = logits[c] > logits[best] ? c : best;
        }
        return best;
    }

    /** A row of weight 2 is as good as the row twice; the ridge is of the mean row. */
    @Test
    void theWeightOfARowCountsAsItsRepetition() {
        List<Example> rows = clouds(30, 1, 1);
        List<Example> repeated = new ArrayList<>(rows);
        repeated.add(rows.get(0));
        double[] heavy = weights(30, 1);
        heavy[0] = 2;
        Scaler scaler = scaler(rows);
        double mean = 31 / 30.0;
        Network weighted =
                KernelFit.fit(rows, scaler, new KernelFit.Weighting(ClassWeights.equal(CLASSES), heavy), 0.3 / mean);
        Network twice = KernelFit.fit(
                repeated, scaler, new KernelFit.Weighting(ClassWeights.equal(CLASSES), weights(31, 1)), 0.3);
        for (Example row : clouds(10, 1, 2)) {
            assertArrayEquals(answer(twice, row, scaler), answer(weighted, row, scaler), 1e-3f);
        }
    }

    @Test
    void aRunWritesAModelThatSaysTheSame() throws IOException {
        MadeUpSpeech speech = new MadeUpSpeech(8, 2);
        TrainSettings settings = settings("classic-162");
        Split split = SplitPlan.parse("speaker").split(speech.rows(), 0, 7).get(0);
        RunFolder run = RunFolder.at(folder.resolve("run"));
        TrainingResult result = new TrainingRun(settings, speech, 2).start(split, run, TrainingListener.SILENT);
        long right = result.test().stream().filter(Outcome::isRight).count();
        assertTrue(
                3 * right > result.test().size(),
                right + " right of " + result.test().size());
        ModelFile model = ModelFile.read(run.model());
        assertEquals("kernel", model.metadata().network().name());
        assertEquals("dev", model.metadata().network().settings().get("refit"));
        try (Recognizer recognizer = Recognizer.open(run.model())) {
            double[] inUse =
                    recognizer.probabilities(speech.read(split.test().get(0).utterance()));
            for (int c = 0; c < inUse.length; c++) {
                assertEquals(result.test().get(0).probability(c), inUse[c], 1e-3);
            }
        }
    }

    private static TrainSettings settings(String recipe) {
        return new TrainSettings(
                new NetworkSettings("kernel", 1, recipe),
                LabelSet.SIX,
                "speaker",
                0,
                FitSettings.usual("kernel"),
                7,
                1);
    }

    @Test
    void whatItCannotDoIsRefusedInOneLine() {
        MadeUpSpeech speech = new MadeUpSpeech(3, 1);
        IllegalArgumentException frames =
                assertThrows(IllegalArgumentException.class, () -> new TrainingRun(settings("logmel-64"), speech, 1));
        assertTrue(frames.getMessage().startsWith("kernel takes a recipe of one row a recording"), frames.getMessage());
        List<Example> rows = clouds(30, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> fit(rows, 0));
        List<Example> many = new ArrayList<>();
        for (int i = 0; i <= KernelFit.MOST_ROWS; i++) {
            many.add(rows.get(0));
        }
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> KernelFit.fit(
                        many,
                        scaler(rows),
                        new KernelFit.Weighting(ClassWeights.equal(CLASSES), weights(many.size(), 1)),
                        0.3));
        assertTrue(e.getMessage().startsWith("kernel takes at most 12000 training rows, were 12001"), e.getMessage());
    }
}
