package org.intone.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Refuses a split whose parts share what they must not: a recording or a stretch of one, a copy with the same samples
 * (by {@code sha256}), an augmented version outside the training part and, for the plans that promise unseen speakers, a
 * speaker. Only {@code leaky} is let through.
 *
 * <p>One exception stands: where every corpus has at most two speakers to train on, no speaker can be spared for dev, and
 * dev may hold other recordings of the training speakers. Test never does.
 */
public final class LeakCheck {
    private LeakCheck() {}

    /**
     * Checks a split by the rules of its plan.
     *
     * @throws LeakException if something stands on two sides; the message names the two clips
     */
    public static void check(Split split) {
        SplitPlan plan = SplitPlan.parse(split.plan());
        if (plan.leaky()) {
            return;
        }
        refuseAugmented(split, Part.DEV);
        refuseAugmented(split, Part.TEST);
        refuseOverlaps(split);
        refuseCopies(split);
        if (plan.unseenSpeakers()) {
            refuseSpeakers(split);
        }
    }

    private static void refuseAugmented(Split split, Part part) {
        for (Take take : part.of(split)) {
            if (take.version() != 0) {
                throw new LeakException("split " + split.plan() + " leaks: an augmented version of "
                        + take.utterance().file() + " stands in " + part.label() + ", only train may hold such");
            }
        }
    }

    private static void refuseOverlaps(Split split) {
        Map<String, List<Placed>> byFile = new TreeMap<>();
        for (Placed placed : recorded(split)) {
            byFile.computeIfAbsent(placed.row.recording(), file -> new ArrayList<>())
                    .add(placed);
        }
        for (List<Placed> stretches : byFile.values()) {
            stretches.sort(Comparator.comparingDouble(Placed::start));
            Map<Part, Placed> longest = new EnumMap<>(Part.class);
            for (Placed next : stretches) {
                for (Placed earlier : longest.values()) {
                    if (earlier.part != next.part && next.start() < earlier.end()) {
                        throw leak(split, earlier, next, "are the same recording");
                    }
                }
                longest.merge(next.part, next, (a, b) -> a.end() >= b.end() ? a : b);
            }
        }
    }

    private static void refuseCopies(Split split) {
        Map<String, Placed> bySamples = new HashMap<>();
        for (Placed placed : recorded(split)) {
            if (placed.row.sha256().isEmpty()) {
                continue;
            }
            Placed first = bySamples.putIfAbsent(placed.row.sha256(), placed);
            if (first != null && first.part != placed.part) {
                throw leak(split, first, placed, "hold the same samples");
            }
        }
    }

    private static void refuseSpeakers(Split split) {
        boolean sharedDev = devMayShareSpeakers(split);
        Map<String, Placed> bySpeaker = new HashMap<>();
        for (Placed placed : recorded(split)) {
            Placed first = bySpeaker.putIfAbsent(placed.row.speakerId(), placed);
            boolean fine = first == null
                    || first.part == placed.part
                    || (sharedDev && first.part != Part.TEST && placed.part != Part.TEST);
            if (!fine) {
                throw leak(split, first, placed, "are of the same speaker " + placed.row.speakerId());
            }
        }
    }

    private static boolean devMayShareSpeakers(Split split) {
        Map<String, Set<String>> speakers = new HashMap<>();
        for (Placed placed : recorded(split)) {
            if (placed.part != Part.TEST) {
                speakers.computeIfAbsent(placed.row.corpusFamily(), family -> new HashSet<>())
                        .add(placed.row.speakerId());
            }
        }
        return speakers.values().stream().allMatch(ids -> !SpeakerDivision.canSpareDev(ids.size()));
    }

    private static LeakException leak(Split split, Placed a, Placed b, String why) {
        return new LeakException(
                "split " + split.plan() + " leaks: " + a + " and " + b + " " + why + " but stand on different sides");
    }

    private static List<Placed> recorded(Split split) {
        List<Placed> all = new ArrayList<>();
        for (Part part : Part.values()) {
            part.of(split).forEach(take -> all.add(new Placed(take.utterance(), part)));
        }
        return all;
    }

    private record Placed(Utterance row, Part part) {
        double start() {
            return row.start().orElse(0);
        }

        double end() {
            return row.end().orElse(Double.POSITIVE_INFINITY);
        }

        @Override
        public String toString() {
            return row.file() + " (" + part.label() + ")";
        }
    }
}
