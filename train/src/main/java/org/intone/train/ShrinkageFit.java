package org.intone.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.intone.evaluate.Temperature;
import org.intone.feature.Scaler;
import org.intone.model.Adaptation;
import org.intone.model.Calibration;
import org.intone.model.SpeakerProfile;

/**
 * Learns how far to trust what little was heard of a speaker, on dev: for each row, profiles of 1, 2, 4 and so on up to 32
 * recordings of its speaker are drawn, itself among them, and the two shrinkages of the least mean log-loss over all of them are
 * sought, one after the other, in steps of a factor of two, down the slope from where the search stands; the temperature is fitted
 * anew for each.
 */
final class ShrinkageFit {
    private static final int[] RECORDINGS = {1, 2, 4, 8, 16, 32};
    private static final double LEAST = 0.5;
    private static final double MOST = 64;
    private static final Adaptation START = new Adaptation(4, 8, Calibration.NONE);
    /** The mean, the deviation, and the mean again. */
    private static final int PASSES = 3;

    private final Scorer scorer;
    private final Scaler population;
    private final List<Example> rows = new ArrayList<>();
    private final List<SpeakerProfile> profiles = new ArrayList<>();
    private final Map<Adaptation, Double> losses = new HashMap<>();

    private ShrinkageFit(Scorer scorer, Scaler population, List<Example> dev, int mostRows, long seed) {
        this.scorer = scorer;
        this.population = population;
        Map<String, List<Example>> byVoice = new HashMap<>();
        dev.forEach(row -> byVoice.computeIfAbsent(SpeakerVoices.voice(row), voice -> new ArrayList<>())
                .add(row));
        SplittableRandom random = new SplittableRandom(Chance.seed(seed, "profiles", 0));
        int count = Math.min(mostRows, dev.size());
        for (int i = 0; i < count; i++) {
            Example row = dev.get((int) ((long) i * dev.size() / count));
            draw(row, byVoice.get(SpeakerVoices.voice(row)), random);
        }
    }

    /** Each profile holds the ones before, as if the speaker went on talking. */
    private void draw(Example row, List<Example> own, SplittableRandom random) {
        int[] order = Chance.permutation(own.size(), random);
        SpeakerProfile profile = SpeakerProfile.unknown().with(row.features(), SpeakerVoices.seconds(row));
        int next = 0;
        for (int recordings : RECORDINGS) {
            while (profile.recordings() < recordings && next < order.length) {
                Example other = own.get(order[next]);
                profile = other.equals(row) ? profile : profile.with(other.features(), SpeakerVoices.seconds(other));
                next++;
            }
            rows.add(row);
            profiles.add(profile);
        }
    }

    /**
     * The adaptation of the least loss, with its calibration.
     *
     * @param dev rows of people that taught no weight, as they were recorded
     * @param mostRows how many of them to try, evenly spread
     */
    static Adaptation fit(Scorer scorer, Scaler population, List<Example> dev, int mostRows, long seed) {
        ShrinkageFit fit = new ShrinkageFit(scorer, population, dev, mostRows, seed);
        Adaptation best = START;
        for (int pass = 0; pass < PASSES; pass++) {
            Adaptation found = best;
            best = pass % 2 == 0
                    ? fit.best(found.meanShrinkage(), k -> candidate(k, found.deviationShrinkage()))
                    : fit.best(found.deviationShrinkage(), j -> candidate(found.meanShrinkage(), j));
        }
        return new Adaptation(
                best.meanShrinkage(), best.deviationShrinkage(), CalibrationFit.fit(fit.scores(best), fit.rows));
    }

    private static Adaptation candidate(double meanShrinkage, double deviationShrinkage) {
        return new Adaptation(meanShrinkage, deviationShrinkage, Calibration.NONE);
    }

    private Adaptation best(double from, DoubleFunction<Adaptation> candidates) {
        Adaptation up = downhill(from, 2, candidates);
        return up.equals(candidates.apply(from)) ? downhill(from, 0.5, candidates) : up;
    }

    /** Goes on by a factor as long as the loss falls. */
    private Adaptation downhill(double from, double factor, DoubleFunction<Adaptation> candidates) {
        double at = from;
        double next = at * factor;
        while (next >= LEAST && next <= MOST && loss(candidates.apply(next)) < loss(candidates.apply(at))) {
            at = next;
            next *= factor;
        }
        return candidates.apply(at);
    }

    private double loss(Adaptation candidate) {
        return losses.computeIfAbsent(candidate, this::computed);
    }

    private double computed(Adaptation candidate) {
        List<double[]> scores = scores(candidate);
        int[] truth = rows.stream().mapToInt(Example::label).toArray();
        Temperature temperature = Temperature.fit(scores.toArray(double[][]::new), truth);
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum -= Math.log(Math.max(Double.MIN_NORMAL, temperature.apply(scores.get(i))[truth[i]]));
        }
        return sum / truth.length;
    }

    private List<double[]> scores(Adaptation candidate) {
        List<Example> adapted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Example row = rows.get(i);
            adapted.add(
                    new Example(row.take(), row.label(), candidate.apply(row.features(), population, profiles.get(i))));
        }
        return scorer.score(adapted);
    }
}
