package org.intone.train;

/** Counts right answers and sums losses as rows come by. For one thread. */
final class Tally {
    private final long[] right;
    private final long[] all;
    private double loss;
    private double lessons;
    private long taught;

    Tally(int classes) {
        right = new long[classes];
        all = new long[classes];
    }

    /**
     * Counts one row.
     *
     * <pre>loss = log(sum of e^scores[c] over c) - scores[truth]</pre>
     *
     * @param scores logits or log-probabilities, from {@code offset} on one for each class; the greatest is the answer, the
     *     first of equal ones
     */
    void add(int truth, double[] scores, int offset) {
        int answer = 0;
        for (int c = 1; c < all.length; c++) {
            if (scores[offset + c] > scores[offset + answer]) {
                answer = c;
            }
        }
        double sum = 0;
        for (int c = 0; c < all.length; c++) {
            sum += Math.exp(scores[offset + c] - scores[offset + answer]);
        }
        loss += scores[offset + answer] + Math.log(sum) - scores[offset + truth];
        all[truth]++;
        if (answer == truth) {
            right[truth]++;
        }
    }

    /** Counts what a teacher's part of the loss was on some rows; NaN without a teacher. */
    void addLesson(double mean, int rows) {
        lessons += mean * rows;
        taught += rows;
    }

    /** The mean of the teacher's part of the loss; NaN without a teacher. */
    double lesson() {
        return lessons / taught;
    }

    /** The scores so far; NaN where nothing was counted. */
    EpochScores scores() {
        long rows = 0;
        long hits = 0;
        double recalls = 0;
        int classes = 0;
        for (int c = 0; c < all.length; c++) {
            rows += all[c];
            hits += right[c];
            if (all[c] > 0) {
                recalls += (double) right[c] / all[c];
                classes++;
            }
        }
        return new EpochScores(loss / rows, (double) hits / rows, recalls / classes);
    }
}
