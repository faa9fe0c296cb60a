package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.intone.corpus.Utterance;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;
import org.junit.jupiter.api.Test;

/** What a batch asks of the network. */
class BatchMakerTest {
    private static final int CLASSES = 3;
    private static final List<Example> ROWS = MadeUpRows.separable(12, CLASSES, 1);
    private static final int[] ALL = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

    private static BatchMaker maker(
            List<Example> rows, String changes, double smoothing, Map<Utterance, Lesson> lessons) {
        Scaler scaler = Scaler.fit(ROWS.stream().map(Example::features).toList());
        BatchMaker.View view = new BatchMaker.View(MadeUpRows.RECIPE, scaler, Shown.AS_LOADED, Changes.parse(changes));
        return new BatchMaker(rows, view, new BatchMaker.Answers(new float[] {1, 2, 4}, smoothing, lessons), 5);
    }

    @Test
    void aTargetIsTheSmoothedLabelTimesTheWeightOfItsClass() {
        Batch batch = maker(ROWS, "", 0.3, Map.of()).make(1, 0, new int[] {0, 1, 5});
        assertArrayEquals(new float[] {0.8f, 0.1f, 0.1f, 0.2f, 1.6f, 0.2f, 0.4f, 0.4f, 3.2f}, batch.targets(), 1e-6f);
        assertEquals(0, batch.probabilities().length);
        assertEquals(0, batch.vectors().length);
    }

    @Test
    void aRowWithoutALabelAsksNothingOfTheLabels() {
        Example row = ROWS.get(0);
        List<Example> rows = List.of(new Example(row.take(), Example.UNLABELLED, row.features()), ROWS.get(1));
        Batch batch = maker(rows, "", 0.1, Map.of()).make(1, 0, new int[] {0, 1});
        assertArrayEquals(new float[3], Arrays.copyOf(batch.targets(), 3));
        assertEquals(2, batch.targets()[3] + batch.targets()[4] + batch.targets()[5], 1e-6);
        assertArrayEquals(new int[] {-1, 1}, batch.classes());
    }

    @Test
    void aBlendIsOfInputLabelAndLessonAlike() {
        Map<Utterance, Lesson> lessons = new HashMap<>();
        for (Example row : ROWS) {
            float[] probabilities = new float[CLASSES];
            probabilities[row.label()] = 1;
            lessons.put(row.take().utterance(), new Lesson(probabilities, new float[] {row.label(), 1}));
        }
        Batch batch = maker(ROWS, "mixup:1", 0, lessons).make(1, 0, ALL);
        int blended = 0;
        for (int row = 0; row < ALL.length; row++) {
            float[] p = Arrays.copyOfRange(batch.probabilities(), row * CLASSES, (row + 1) * CLASSES);
            float[] t = Arrays.copyOfRange(batch.targets(), row * CLASSES, (row + 1) * CLASSES);
            assertEquals(1, p[0] + p[1] + p[2], 1e-6);
            assertArrayEquals(new float[] {p[0], 2 * p[1], 4 * p[2]}, t, 1e-6f);
            assertEquals(p[1] + 2 * p[2], batch.vectors()[2 * row], 1e-6);
            assertEquals(1, batch.vectors()[2 * row + 1], 1e-6);
            blended += p[0] == 1 || p[1] == 1 || p[2] == 1 ? 0 : 1;
        }
        assertTrue(blended > 3, "most rows meet one of another class");
        assertFalse(Arrays.equals(maker(ROWS, "", 0, lessons).make(1, 0, ALL).input(), batch.input()));
    }

    @Test
    void aBatchDependsOnSeedEpochNumberAndRowsAlone() {
        BatchMaker maker = maker(ROWS, "specaugment:9-9,mixup:0.5", 0, Map.of());
        Batch first = maker.make(2, 3, ALL);
        maker.make(1, 1, ALL);
        assertArrayEquals(first.input(), maker.make(2, 3, ALL).input());
        assertFalse(Arrays.equals(first.input(), maker.make(3, 3, ALL).input()));
        assertFalse(Arrays.equals(first.input(), maker.make(2, 2, ALL).input()));
    }

    @Test
    void theStreamGivesBatchesInOrderAndThrowsTheFaultOfTheOneThatHasIt() {
        BatchMaker maker = maker(ROWS, "", 0, Map.of());
        List<int[]> numbers = List.of(new int[] {0, 1}, new int[] {2, 3, 4}, new int[] {99}, new int[] {5, 6});
        try (BatchStream stream = new BatchStream(
                numbers.stream()
                        .<Callable<Batch>>map(rows -> () -> maker.make(1, 0, rows))
                        .iterator(),
                2)) {
            assertEquals(2, stream.next().rows());
            assertEquals(3, stream.next().rows());
            assertThrows(IndexOutOfBoundsException.class, stream::next);
            assertEquals(2, stream.next().rows());
        }
    }

    @Test
    void aWindowMayBeOfFeaturesThatAreMadeOnlyThen() {
        Scaler scaler = Scaler.of(new float[64], filled(64, 1));
        Shown counting = (row, random) -> new FeatureMatrix(filled(32 * 64, random.nextInt(1000)), 32, 64);
        BatchMaker.View view = new BatchMaker.View(MadeUpRows.RECIPE, scaler, counting, Changes.parse(""));
        BatchMaker maker = new BatchMaker(ROWS, view, new BatchMaker.Answers(new float[] {1, 1, 1}, 0, Map.of()), 1);
        Batch batch = maker.make(1, 0, new int[] {0, 0, 1});
        double[] seen = {batch.input()[0], batch.input()[32 * 64], batch.input()[2 * 32 * 64]};
        long different = Arrays.stream(seen).distinct().count();
        assertEquals(3, different, "a row that is shown twice differs each time");
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
