package org.intone.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Whether one model is better than another on the same clips, where the speakers, and not the clips, are the trials.
 *
 * <pre>
 * n(c)  clips of class c;  h1(s, c), h2(s, c)  clips of it by speaker s that each model has right
 * d(s)  = mean over occurring c of (h2(s, c) - h1(s, c)) / n(c)
 * UAR of the second - UAR of the first = sum over s of d(s)
 * p     = share of all ways to sign the d(s) whose sum is at least as far from 0
 * </pre>
 *
 * <p>If the models were equally good, either could have given what the other said of a speaker's clips, and every sign would be as
 * likely: that is the exact sign-flip (Fisher-Pitman) test. Up to 16 speakers all signs are tried; above, 20,000 drawn ones, with one
 * added to the count and to the draws so that p is never 0. The interval draws speakers with replacement, each with what both
 * models said of them, 1,000 times.
 *
 * <p>With n speakers p is never below 2 / 2^n: fewer than six can show nothing at the usual 5 %. Sources: Pitman, "Significance tests
 * which may be applied to samples from any populations", 1937; Efron and Tibshirani, "An introduction to the bootstrap", 1993;
 * Phipson and Smyth, "Permutation p-values should never be zero", 2010.
 *
 * @param difference UAR of the second model minus that of the first
 * @param interval of the difference for other speakers, at 95 %; empty with fewer than two
 * @param p two-sided, 0 to 1; NaN with fewer than two speakers
 * @param speakers how many
 * @param better of how many the second model understands more, weighed as UAR weighs
 * @param worse of how many less
 * @param onlyFirst clips that only the first model has right
 * @param onlySecond clips that only the second has right
 */
public record PairedTest(
        double difference,
        Optional<Interval> interval,
        double p,
        int speakers,
        int better,
        int worse,
        int onlyFirst,
        int onlySecond) {
    private static final int MOST_EXACT = 16;
    private static final int SIGNS = 20_000;
    private static final int DRAWS = 1000;
    /** Sums of the same terms in another order differ by less. */
    private static final double ROUNDING = 1e-12;

    /**
     * Compares two models.
     *
     * @param classes how many the models tell apart
     * @param first what one says of some clips
     * @param second what the other says of the same clips in the same order
     * @param seed of the draws
     * @throws IllegalArgumentException if the clips are not the same
     */
    public static PairedTest of(int classes, List<Outcome> first, List<Outcome> second, long seed) {
        if (first.isEmpty() || first.size() != second.size()) {
            throw new IllegalArgumentException(
                    "both must hold the same clips, one at least, were " + first.size() + " and " + second.size());
        }
        Map<String, Voice> bySpeaker = new TreeMap<>();
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < first.size(); i++) {
            Outcome one = first.get(i);
            Outcome two = second.get(i);
            if (!one.file().equals(two.file()) || one.truth() != two.truth()) {
                throw new IllegalArgumentException(
                        "clip " + i + " must be the same, was " + one.file() + " and " + two.file());
            }
            Voice voice = bySpeaker.computeIfAbsent(one.speakerId(), speaker -> new Voice(classes));
            voice.clips[one.truth()]++;
            voice.gained[one.truth()] += (two.isRight() ? 1 : 0) - (one.isRight() ? 1 : 0);
            onlyFirst += one.isRight() && !two.isRight() ? 1 : 0;
            onlySecond += two.isRight() && !one.isRight() ? 1 : 0;
        }
        List<Voice> voices = new ArrayList<>(bySpeaker.values());
        double[] parts = parts(voices, classes);
        boolean isOne = parts.length < 2;
        return new PairedTest(
                Arrays.stream(parts).sum(),
                isOne ? Optional.empty() : Optional.of(interval(voices, classes, seed)),
                isOne ? Double.NaN : signFlip(parts, seed),
                parts.length,
                (int) Arrays.stream(parts).filter(part -> part > ROUNDING).count(),
                (int) Arrays.stream(parts).filter(part -> part < -ROUNDING).count(),
                onlyFirst,
                onlySecond);
    }

    /** Of a speaker: clips of each class, and how many more of them the second model has right. */
    private static final class Voice {
        private final int[] clips;
        private final int[] gained;

        private Voice(int classes) {
            clips = new int[classes];
            gained = new int[classes];
        }
    }

    /** d(s) of each of these speakers, among these. */
    private static double[] parts(List<Voice> voices, int classes) {
        int[] support = new int[classes];
        voices.forEach(voice -> {
            for (int c = 0; c < classes; c++) {
                support[c] += voice.clips[c];
            }
        });
        long occurring = Arrays.stream(support).filter(count -> count > 0).count();
        return voices.stream()
                .mapToDouble(voice -> {
                    double sum = 0;
                    for (int c = 0; c < classes; c++) {
                        sum += support[c] > 0 ? (double) voice.gained[c] / support[c] : 0;
                    }
                    return sum / occurring;
                })
                .toArray();
    }

    static double signFlip(double[] parts, long seed) {
        double observed = Math.abs(Arrays.stream(parts).sum()) - ROUNDING;
        if (parts.length <= MOST_EXACT) {
            int all = 1 << parts.length;
            int asFar = 0;
            for (int signs = 0; signs < all; signs++) {
                asFar += Math.abs(signed(parts, signs)) >= observed ? 1 : 0;
            }
            return (double) asFar / all;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int asFar = 1;
        for (int i = 0; i < SIGNS; i++) {
            double sum = 0;
            for (double part : parts) {
                sum += random.nextBoolean() ? part : -part;
            }
            asFar += Math.abs(sum) >= observed ? 1 : 0;
        }
        return (double) asFar / (SIGNS + 1);
    }

    private static double signed(double[] parts, int signs) {
        double sum = 0;
        for (int s = 0; s < parts.length; s++) {
            sum += (signs >> s & 1) == 0 ? parts[s] : -parts[s];
        }
        return sum;
    }

    private static Interval interval(List<Voice> voices, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] differences = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            List<Voice> drawn = new ArrayList<>(voices.size());
            for (int s = 0; s < voices.size(); s++) {
                drawn.add(voices.get(random.nextInt(voices.size())));
            }
            differences[i] = Arrays.stream(parts(drawn, classes)).sum();
        }
        Arrays.sort(differences);
        return new Interval(
                SpeakerBootstrap.percentile(differences, 0.025), SpeakerBootstrap.percentile(differences, 0.975));
    }

    /**
     * The p of several tests, made higher so that with 95 % none is below 0.05 by chance alone; NaN count as none.
     *
     * <pre>sorted p(1) &lt;= .. &lt;= p(m):  adjusted(k) = max over j &lt;= k of min(1, (m - j + 1) p(j))</pre>
     *
     * Source: Holm, "A simple sequentially rejective multiple test procedure", 1979.
     *
     * @return in the order of the argument
     */
    public static List<Double> holm(List<Double> ps) {
        List<Integer> rising = new ArrayList<>();
        for (int i = 0; i < ps.size(); i++) {
            if (!ps.get(i).isNaN()) {
                rising.add(i);
            }
        }
        rising.sort((a, b) -> Double.compare(ps.get(a), ps.get(b)));
        Double[] adjusted = ps.toArray(Double[]::new);
        double highest = 0;
        for (int k = 0; k < rising.size(); k++) {
            highest = Math.max(highest, Math.min(1, (rising.size() - k) * ps.get(rising.get(k))));
            adjusted[rising.get(k)] = highest;
        }
        return List.of(adjusted);
    }
}
