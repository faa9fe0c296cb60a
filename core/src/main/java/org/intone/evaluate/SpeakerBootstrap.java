package org.intone.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The interval that a measure would fall into with other speakers: speakers are drawn with replacement, each with all of
 * their clips, and the measure is taken anew; the 2.5th and the 97.5th percentile of 1,000 such draws are the ends.
 *
 * <p>Clips of one speaker are no independent trials, so an interval over clips would be too narrow (see {@code
 * docs/decisions/0040-speaker-bootstrap.md}). Below about ten speakers this one is too narrow as well; from one speaker
 * nothing follows about others, and there is none.
 *
 * <p>A class that no drawn speaker portrays does not count in that draw. The same outcomes, in any order, and seed give the same
 * interval. Source: Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapters 8 and 13.
 */
final class SpeakerBootstrap {
    private static final int DRAWS = 1000;

    private final ConfusionMatrix[] draws;

    SpeakerBootstrap(int classes, List<Outcome> outcomes, long seed) {
        int[][] bySpeaker = countsBySpeaker(classes, outcomes);
        SplittableRandom random = new SplittableRandom(seed);
        draws = new ConfusionMatrix[bySpeaker.length < 2 ? 0 : DRAWS];
        for (int i = 0; i < draws.length; i++) {
            int[] sum = new int[classes * classes];
            for (int drawn = 0; drawn < bySpeaker.length; drawn++) {
                int[] counts = bySpeaker[random.nextInt(bySpeaker.length)];
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += counts[j];
                }
            }
            draws[i] = new ConfusionMatrix(classes, sum);
        }
    }

    /** The interval of a measure; empty with fewer than two speakers. */
    Optional<Interval> interval(ToDoubleFunction<ConfusionMatrix> measure) {
        if (draws.length == 0) {
            return Optional.empty();
        }
        double[] values = Arrays.stream(draws).mapToDouble(measure).sorted().toArray();
        return Optional.of(new Interval(percentile(values, 0.025), percentile(values, 0.975)));
    }

    /** By linear interpolation between the two nearest values, as {@code numpy.percentile} does by default. */
    static double percentile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static int[][] countsBySpeaker(int classes, List<Outcome> outcomes) {
        Map<String, int[]> bySpeaker = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            bySpeaker
                    .computeIfAbsent(outcome.speakerId(), speaker -> new int[classes * classes])[
                    outcome.truth() * classes + outcome.predicted()]++;
        }
        return bySpeaker.values().toArray(int[][]::new);
    }
}
