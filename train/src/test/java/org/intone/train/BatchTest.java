package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.intone.corpus.Take;
import org.intone.emotion.Emotion;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Scaler;
import org.intone.model.ClipScores;
import org.intone.network.Architecture.Dimensions;
import org.intone.network.LibTorch;
import org.intone.network.Network;
import org.intone.network.Networks;
import org.junit.jupiter.api.Test;

/** What the network sees in training and in scoring. */
class BatchTest {
    private static final Recipe RECIPE = MadeUpRows.RECIPE;

    private static Scaler scaler(float mean, float scale) {
        float[] means = new float[RECIPE.features()];
        float[] scales = new float[RECIPE.features()];
        Arrays.fill(means, mean);
        Arrays.fill(scales, scale);
        return Scaler.of(means, scales);
    }

    /** Frame t is t everywhere. */
    private static Example counting(int frames, int label) {
        float[] values = new float[frames * RECIPE.features()];
        for (int i = 0; i < values.length; i++) {
            int frame = i / RECIPE.features();
            values[i] = frame;
        }
        Take take = Take.recorded(MadeUpRows.utterance("counting", "s", Emotion.FEAR));
        return new Example(take, label, new FeatureMatrix(values, frames, RECIPE.features()));
    }

    private static Batch batch(int epoch, Example... rows) {
        BatchMaker.View view = BatchMaker.View.plain(RECIPE, scaler(10, 2));
        BatchMaker.Answers answers = new BatchMaker.Answers(new float[] {1, 2, 3}, 0, Map.of());
        int[] numbers = IntStream.range(0, rows.length).toArray();
        return new BatchMaker(List.of(rows), view, answers, 1).make(epoch, 0, numbers);
    }

    @Test
    void aLongRecordingIsCutAtARandomPlaceAndScaled() {
        Set<Float> starts = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Batch batch = batch(i, counting(40, 2));
            assertArrayEquals(new long[] {1, 32, 64}, batch.shape());
            assertArrayEquals(new int[] {2}, batch.classes());
            float start = batch.input()[0] * 2 + 10;
            starts.add(start);
            assertEquals((start + 31 - 10) / 2, batch.input()[32 * 64 - 1]);
        }
        assertEquals(Set.of(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f), starts);
    }

    @Test
    void aShortRecordingIsPaddedBeforeScaling() {
        Batch batch = batch(1, counting(31, 0), counting(32, 1));
        float first = batch.input()[0];
        float last = batch.input()[32 * 64 - 1];
        assertEquals(-5, first, "a padded frame is 0 before scaling, and so is frame 0");
        assertTrue(last == -5 || last == 10, "was " + last);
        assertArrayEquals(new int[] {0, 1}, batch.classes());
    }

    @Test
    void scoringTakesTheMeanOverAllWindows() {
        Network network = Networks.named("cnn2d").build(new Dimensions(32, 64, 3, 0.25), 1, LibTorch.device());
        Scorer scorer = new Scorer(network, RECIPE, scaler(20, 9));
        List<Example> rows = List.of(counting(48, 0), counting(32, 0), counting(7, 1));
        List<double[]> scores = scorer.score(rows);
        assertEquals(3, scores.size());
        float[] input = new float[3 * 32 * 64];
        for (int i = 0; i < 2 * 32 * 64; i++) {
            int window = i / (32 * 64);
            input[i] = (i % (32 * 64) / 64 + 16 * window - 20) / 9f;
        }
        float[] logits = network.infer(Arrays.copyOf(input, 2 * 32 * 64), 2, 32, 64);
        assertArrayEquals(ClipScores.meanLogProbabilities(logits, 3), scores.get(0), 1e-5);
        assertEquals(List.of(), scorer.score(List.of()));
    }

    @Test
    void manyRowsAreScoredAsEachAlone() {
        Network network = Networks.named("cnn2d").build(new Dimensions(32, 64, 3, 0.25), 1, LibTorch.device());
        Scorer scorer = new Scorer(network, RECIPE, scaler(0, 1));
        List<Example> rows = MadeUpRows.separable(150, 3, 5);
        List<double[]> together = scorer.score(rows);
        for (int i = 0; i < rows.size(); i += 37) {
            assertArrayEquals(scorer.score(rows.subList(i, i + 1)).get(0), together.get(i), 1e-4);
        }
    }
}
