package org.intone.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which rows an epoch shows, in which order. An epoch depends on the seed and its number alone. Immutable; serves all threads.
 *
 * <pre>
 * a row of a corpus of n rows is drawn in proportion to n^-balance, so the corpus in proportion to n^(1 - balance)
 * </pre>
 *
 * Drawn at even steps along the sum of the proportions (systematic sampling), so that a row comes as often as it should, rounded
 * up or down. An epoch has as many rows as there are.
 */
final class EpochPlan {
    private final double[] until;
    private final int batch;
    private final long seed;

    EpochPlan(List<Example> rows, int batch, double balance, long seed) {
        this.batch = batch;
        this.seed = seed;
        this.until = new double[rows.size()];
        Map<String, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(corpus(row), 1, Integer::sum));
        double sum = 0;
        for (int i = 0; i < until.length; i++) {
            sum += balance == 0 ? 1 : Math.pow(counts.get(corpus(rows.get(i))), -balance);
            until[i] = sum;
        }
        for (int i = 0; i < until.length; i++) {
            until[i] *= until.length / sum;
        }
    }

    private static String corpus(Example row) {
        return row.take().utterance().corpusFamily();
    }

    /**
     * The numbers of an epoch's rows in batches; a last batch of a single row is left out, since batch norm has nothing to compare
     * it with.
     */
    List<int[]> batches(int epoch) {
        SplittableRandom random = new SplittableRandom(Chance.seed(seed, "rows", epoch));
        int[] drawn = drawn(random.nextDouble());
        int[] order = Chance.permutation(drawn.length, random);
        for (int i = 0; i < order.length; i++) {
            order[i] = drawn[order[i]];
        }
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < order.length; from += batch) {
            int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + batch));
            if (rows.length > 1) {
                batches.add(rows);
            }
        }
        return batches;
    }

    private int[] drawn(double first) {
        int[] drawn = new int[until.length];
        int row = 0;
        for (int i = 0; i < drawn.length; i++) {
            while (row < until.length - 1 && until[row] <= i + first) {
                row++;
            }
            drawn[i] = row;
        }
        return drawn;
    }

    /** How often an epoch shows each row, on average. */
    double[] frequencies() {
        double[] frequencies = until.clone();
        for (int i = until.length - 1; i > 0; i--) {
            frequencies[i] -= frequencies[i - 1];
        }
        return frequencies;
    }
}
