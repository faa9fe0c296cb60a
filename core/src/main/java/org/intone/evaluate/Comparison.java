package org.intone.evaluate;

import java.util.List;

/**
 * Several models on the same clips, the others each against the first. Immutable.
 *
 * @param runs the measures of each on the clips that all were tested on
 * @param left for each, how many of its clips not all the others were tested on
 * @param againstFirst for each but the first, whether it is better than the first
 * @param adjusted the p of those tests, adjusted for there being several
 */
public record Comparison(
        List<Evaluation> runs, List<Integer> left, List<PairedTest> againstFirst, List<Double> adjusted) {
    /** Copies the lists. */
    public Comparison {
        runs = List.copyOf(runs);
        left = List.copyOf(left);
        againstFirst = List.copyOf(againstFirst);
        adjusted = List.copyOf(adjusted);
    }

    /**
     * Compares models.
     *
     * @param labels the classes in the order of all outcomes' probabilities
     * @param models what two models or more say of their test clips
     * @param seed of all draws
     * @throws IllegalArgumentException if they have no clip in common, or two hold different classes true of one
     */
    public static Comparison of(List<String> labels, List<List<Outcome>> models, long seed) {
        PairedOutcomes pairs = PairedOutcomes.of(models);
        if (pairs.clips() == 0) {
            throw new IllegalArgumentException(
                    "the runs were tested on no common clip: compare runs of one manifest whose tests overlap");
        }
        List<List<Outcome>> same = pairs.byModel();
        List<PairedTest> tests = same.subList(1, same.size()).stream()
                .map(outcomes -> PairedTest.of(labels.size(), same.get(0), outcomes, seed))
                .toList();
        return new Comparison(
                same.stream()
                        .map(outcomes -> Evaluation.of(labels, outcomes, seed))
                        .toList(),
                pairs.left(),
                tests,
                PairedTest.holm(tests.stream().map(PairedTest::p).toList()));
    }

    /** Whether every model was tested on these clips and no others. */
    public boolean isComplete() {
        return left.stream().allMatch(count -> count == 0);
    }
}
