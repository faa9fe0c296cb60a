package org.intone.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.evaluate.Outcome;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;

/**
 * What an adapted model says of recordings whose speakers are told apart, but whose labels it does not see.
 *
 * <ul>
 *   <li><em>whole speaker</em>: the profile is of all recordings of the speaker, those that come later too;
 *   <li><em>running</em>: of those before, in an order drawn at random, and the recording itself;
 *   <li><em>the curve</em>: of the recording itself and others drawn at random until there are so many seconds.
 * </ul>
 *
 * Each order is drawn from the seed and the speaker, so the same rows and seed give the same outcomes. For one thread.
 */
public final class AdaptationTrial {
    /** How many seconds of a speaker the curve's profiles have heard; those who said less give all that they have. */
    private static final double[] SECONDS = {2, 5, 10, 20, 40, 80, 160};

    /** Rows of the curve, evenly spread: 0.5 points of standard error at 95 %. */
    private static final int MOST_CURVE_ROWS = 1500;

    private final Adaptation adaptation;
    private final Scaler population;
    private final Function<List<FeatureMatrix>, List<double[]>> scoring;
    private final long seed;

    /**
     * A trial of one model.
     *
     * @param population the model's scaler
     * @param scoring the model: features of recordings to the log-probabilities of each
     * @param seed of the orders
     */
    public AdaptationTrial(
            Adaptation adaptation,
            Scaler population,
            Function<List<FeatureMatrix>, List<double[]>> scoring,
            long seed) {
        this.adaptation = adaptation;
        this.population = population;
        this.scoring = scoring;
        this.seed = seed;
    }

    /**
     * One recording.
     *
     * @param plain what the model says of it without knowing the speaker
     * @param features frames x features, unscaled
     * @param seconds how long it lasts; 0 if unknown
     */
    public record Row(Outcome plain, FeatureMatrix features, double seconds) {}

    /** Runs all three; the rows' order does not matter but for the curve's choice of rows. */
    public AdaptedOutcomes run(List<Row> rows) {
        return run(rows, true);
    }

    /** Runs the first two: the curve takes as long again and more. */
    public AdaptedOutcomes withoutCurve(List<Row> rows) {
        return run(rows, false);
    }

    private AdaptedOutcomes run(List<Row> rows, boolean curve) {
        Map<String, List<Row>> bySpeaker = new LinkedHashMap<>();
        rows.forEach(row -> bySpeaker
                .computeIfAbsent(row.plain.speakerId(), speaker -> new ArrayList<>())
                .add(row));
        List<Row> ordered = new ArrayList<>();
        List<SpeakerProfile> whole = new ArrayList<>();
        List<SpeakerProfile> running = new ArrayList<>();
        bySpeaker.forEach((speaker, own) -> {
            Collections.shuffle(own, random(speaker));
            SpeakerProfile profile = SpeakerProfile.unknown();
            for (Row row : own) {
                profile = profile.with(row.features, row.seconds);
                running.add(profile);
            }
            whole.addAll(Collections.nCopies(own.size(), profile));
            ordered.addAll(own);
        });
        return new AdaptedOutcomes(
                outcomes(ordered, whole), outcomes(ordered, running), curve ? curve(ordered, bySpeaker) : List.of());
    }

    private Random random(String text) {
        return new Random(31 * seed + text.hashCode());
    }

    private List<AdaptedOutcomes.Step> curve(List<Row> ordered, Map<String, List<Row>> bySpeaker) {
        int count = Math.min(MOST_CURVE_ROWS, ordered.size());
        List<Row> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(ordered.get((int) ((long) i * ordered.size() / count)));
        }
        List<List<SpeakerProfile>> profiles = Arrays.stream(SECONDS)
                .mapToObj(seconds -> (List<SpeakerProfile>) new ArrayList<SpeakerProfile>())
                .toList();
        for (Row row : chosen) {
            List<Row> others = new ArrayList<>(bySpeaker.get(row.plain.speakerId()));
            others.remove(row);
            Collections.shuffle(others, random(row.plain.file()));
            SpeakerProfile profile = SpeakerProfile.unknown().with(row.features, row.seconds);
            int next = 0;
            for (int step = 0; step < SECONDS.length; step++) {
                while (profile.seconds() < SECONDS[step] && next < others.size()) {
                    profile = profile.with(others.get(next).features, others.get(next).seconds);
                    next++;
                }
                profiles.get(step).add(profile);
            }
        }
        List<AdaptedOutcomes.Step> steps = new ArrayList<>();
        steps.add(new AdaptedOutcomes.Step(
                0,
                Collections.nCopies(count, 0.0),
                chosen.stream().map(Row::plain).toList()));
        for (int step = 0; step < SECONDS.length; step++) {
            List<SpeakerProfile> own = profiles.get(step);
            steps.add(new AdaptedOutcomes.Step(
                    SECONDS[step], own.stream().map(SpeakerProfile::seconds).toList(), outcomes(chosen, own)));
        }
        return steps;
    }

    private List<Outcome> outcomes(List<Row> rows, List<SpeakerProfile> profiles) {
        List<FeatureMatrix> adapted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            adapted.add(adaptation.apply(rows.get(i).features, population, profiles.get(i)));
        }
        List<double[]> scores = scoring.apply(adapted);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Outcome plain = rows.get(i).plain;
            double[] probabilities = adaptation.calibration().probabilities(scores.get(i));
            outcomes.add(adaptation.calibration().judged(plain.withProbabilities(probabilities), scores.get(i)));
        }
        return outcomes;
    }
}
