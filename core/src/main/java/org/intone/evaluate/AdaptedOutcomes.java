package org.intone.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a model says that has heard unlabelled speech of the very speakers it is tested on. Never to be mixed with plain outcomes.
 *
 * @param wholeSpeaker all recordings of the speaker were heard before any was judged
 * @param running those before, and the recording itself
 * @param curve from nothing heard to much
 */
public record AdaptedOutcomes(List<Outcome> wholeSpeaker, List<Outcome> running, List<Step> curve) {
    /** Copies the lists. */
    public AdaptedOutcomes {
        wholeSpeaker = List.copyOf(wholeSpeaker);
        running = List.copyOf(running);
        curve = List.copyOf(curve);
    }

    /**
     * So much heard of the speaker.
     *
     * @param seconds that were to be heard; 0 for none, which are the plain outcomes
     * @param heard how many seconds it was of each recording's speaker: more where a recording ran over, less where there were no
     *     more
     * @param outcomes of the same recordings at every step
     */
    public record Step(double seconds, List<Double> heard, List<Outcome> outcomes) {
        /** Copies the lists. */
        public Step {
            heard = List.copyOf(heard);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** Those of several models, such as of the folds of a plan, together. */
    public static AdaptedOutcomes pooled(List<AdaptedOutcomes> parts) {
        List<Step> curve = new ArrayList<>();
        for (int i = 0; i < parts.get(0).curve.size(); i++) {
            int step = i;
            curve.add(new Step(
                    parts.get(0).curve.get(i).seconds,
                    parts.stream()
                            .flatMap(part -> part.curve.get(step).heard.stream())
                            .toList(),
                    parts.stream()
                            .flatMap(part -> part.curve.get(step).outcomes.stream())
                            .toList()));
        }
        return new AdaptedOutcomes(
                all(parts.stream().map(AdaptedOutcomes::wholeSpeaker)),
                all(parts.stream().map(AdaptedOutcomes::running)),
                curve);
    }

    private static List<Outcome> all(Stream<List<Outcome>> parts) {
        return parts.flatMap(List::stream).toList();
    }
}
