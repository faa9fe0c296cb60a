package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.intone.feature.FeatureMatrix;
import org.junit.jupiter.api.Test;

class EpochPlanTest {
    /** 90 rows of one corpus, 10 of another. */
    private static final List<Example> ROWS = IntStream.range(0, 100)
            .mapToObj(i -> row(i, i < 90 ? "Large" : "Small"))
            .toList();

    private static Example row(int number, String corpus) {
        OptionalDouble none = OptionalDouble.empty();
        Utterance utterance = new Utterance(
                "clip" + number, none, none, corpus, "s", "", "", "", Emotion.FEAR, "", "", 1, 16_000, 1, "");
        return new Example(Take.recorded(utterance), 0, new FeatureMatrix(new float[0], 0, 1));
    }

    private static int[] counts(EpochPlan plan, int epoch) {
        int[] counts = new int[ROWS.size()];
        plan.batches(epoch).forEach(batch -> Arrays.stream(batch).forEach(row -> counts[row]++));
        return counts;
    }

    @Test
    void withoutBalanceEveryRowComesOnceInAnOrderOfItsEpoch() {
        EpochPlan plan = new EpochPlan(ROWS, 16, 0, 3);
        int[] once = new int[100];
        Arrays.fill(once, 1);
        for (int epoch = 1; epoch <= 20; epoch++) {
            assertArrayEquals(once, counts(plan, epoch));
        }
        assertEquals(7, plan.batches(1).size());
        assertFalse(Arrays.equals(plan.batches(1).get(0), plan.batches(2).get(0)));
        assertArrayEquals(
                plan.batches(2).get(0), new EpochPlan(ROWS, 16, 0, 3).batches(2).get(0));
    }

    @Test
    void aLastBatchOfOneRowIsLeftOut() {
        List<int[]> batches = new EpochPlan(ROWS, 33, 0, 3).batches(1);
        assertEquals(
                List.of(33, 33, 33), batches.stream().map(batch -> batch.length).toList());
    }

    @Test
    void inFullBalanceBothCorporaComeAlikeAndEachRowAsOftenAsTheOthersOfItsCorpus() {
        EpochPlan plan = new EpochPlan(ROWS, 16, 1, 3);
        int small = 0;
        int[] all = new int[100];
        for (int epoch = 1; epoch <= 90; epoch++) {
            int[] counts = counts(plan, epoch);
            assertEquals(100, Arrays.stream(counts).sum());
            assertTrue(Arrays.stream(counts, 90, 100).allMatch(count -> count == 5), Arrays.toString(counts));
            small += Arrays.stream(counts, 90, 100).sum();
            Arrays.setAll(all, i -> all[i] + counts[i]);
        }
        assertEquals(90 * 50, small);
        assertTrue(Arrays.stream(all, 0, 90).allMatch(count -> count > 25 && count < 75), Arrays.toString(all));
    }

    @Test
    void halfABalanceDrawsByTheSquareRoot() {
        double[] frequencies = new EpochPlan(ROWS, 16, 0.5, 3).frequencies();
        assertEquals(3, frequencies[95] / frequencies[5], 1e-9);
        assertEquals(100, Arrays.stream(frequencies).sum(), 1e-9);
    }

    @Test
    void balanceOfOneCorpusChangesNothing() {
        List<Example> one = new ArrayList<>(ROWS.subList(0, 50));
        assertArrayEquals(
                new EpochPlan(one, 8, 0, 1).batches(4).get(2),
                new EpochPlan(one, 8, 1, 1).batches(4).get(2));
    }
}
