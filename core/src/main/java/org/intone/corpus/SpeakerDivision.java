package org.intone.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Divides rows by who speaks. Each corpus is divided for itself. */
final class SpeakerDivision {
    private static final double TEST_SHARE = 0.2;
    /** Of what is left beside the test: a tenth of all. */
    private static final double DEV_SHARE = 0.125;

    private static final int FIFTH = 5;

    private final long seed;
    /** By corpus; each list in the order of the speakers' names. */
    private final Map<String, List<Speaker>> corpora = new TreeMap<>();

    private record Speaker(String id, String sex) {}

    /** Gathers the speakers of rows; {@code plan} is for messages. */
    SpeakerDivision(String plan, List<Utterance> rows, long seed) {
        this(rows, seed);
        for (Utterance row : rows) {
            if (row.speaker().isEmpty()) {
                throw new IllegalArgumentException("split " + plan + " needs every row's speaker, but " + row.file()
                        + " has none; --split file needs no speakers");
            }
        }
        if (corpora.values().stream().allMatch(speakers -> speakers.size() < 2)) {
            throw new IllegalArgumentException(
                    "split " + plan + " needs two speakers in a corpus, found one; --split file needs no speakers");
        }
    }

    private SpeakerDivision(List<Utterance> rows, long seed) {
        this.seed = seed;
        Map<String, Speaker> speakers = new TreeMap<>();
        for (Utterance row : rows) {
            if (speakers.putIfAbsent(row.speakerId(), new Speaker(row.speakerId(), row.sex())) == null) {
                corpora.computeIfAbsent(row.corpusFamily(), family -> new ArrayList<>())
                        .add(speakers.get(row.speakerId()));
            }
        }
        corpora.values().forEach(list -> list.sort(Comparator.comparing(Speaker::id)));
    }

    /** Test is one corpus, or one family of them; dev is a tenth of the others' speakers. */
    static List<Function<Utterance, Part>> byCorpus(String corpus, List<Utterance> rows, long seed) {
        List<Utterance> others = rows.stream().filter(row -> !isOf(row, corpus)).toList();
        requireBoth("corpus:" + corpus, others, rows);
        Function<Utterance, Part> rest = new SpeakerDivision(others, seed).division(new HashSet<>(), 1);
        return List.of(row -> isOf(row, corpus) ? Part.TEST : rest.apply(row));
    }

    /** Dev is a tenth of the speakers of one corpus, or one family of them, which are all that trains; test is the others. */
    static List<Function<Utterance, Part>> fromCorpus(String corpus, List<Utterance> rows, long seed) {
        List<Utterance> own = rows.stream().filter(row -> isOf(row, corpus)).toList();
        requireBoth("from:" + corpus, own, rows);
        Function<Utterance, Part> part = new SpeakerDivision(own, seed).division(new HashSet<>(), 1);
        return List.of(row -> isOf(row, corpus) ? part.apply(row) : Part.TEST);
    }

    private static void requireBoth(String plan, List<Utterance> own, List<Utterance> rows) {
        if (own.isEmpty() || own.size() == rows.size()) {
            Set<String> names = new TreeSet<>();
            rows.forEach(row -> names.add(row.corpus()));
            throw new IllegalArgumentException(
                    "split " + plan + " needs rows of that corpus and of another, found " + String.join(", ", names));
        }
    }

    private static boolean isOf(Utterance row, String corpus) {
        return row.corpus().equals(corpus) || row.corpusFamily().equals(corpus);
    }

    /** Whether so many training speakers of a corpus can give one to dev. */
    static boolean canSpareDev(int speakers) {
        return speakers >= 3;
    }

    /** How many of a corpus's speakers, or sentences, are for test. */
    static int testCount(int all) {
        return all < 2 ? 0 : (int) Math.max(1, Math.round(TEST_SHARE * all));
    }

    /** How many of those left beside test are for dev. */
    static int devCount(int left) {
        return canSpareDev(left) ? (int) Math.max(1, Math.round(DEV_SHARE * left)) : 0;
    }

    /** One division: about 70 % train, 10 % dev, 20 % test. */
    List<Function<Utterance, Part>> once() {
        Set<String> test = new HashSet<>();
        corpora.forEach((corpus, speakers) -> balanced(speakers, corpus, 0).stream()
                .limit(testCount(speakers.size()))
                .forEach(speaker -> test.add(speaker.id)));
        return List.of(division(test, 0));
    }

    /** One division in which the 5th, 10th ... speaker by name is test; of two to four speakers the last. */
    List<Function<Utterance, Part>> fifth() {
        Set<String> test = new HashSet<>();
        for (List<Speaker> speakers : corpora.values()) {
            if (speakers.size() > 1 && speakers.size() < FIFTH) {
                test.add(speakers.get(speakers.size() - 1).id);
            }
            for (int i = FIFTH - 1; i < speakers.size(); i += FIFTH) {
                test.add(speakers.get(i).id);
            }
        }
        return List.of(division(test, 0));
    }

    /** As many divisions as asked for; each speaker is in the test of one. */
    List<Function<Utterance, Part>> folds(int count) {
        List<Set<String>> tests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tests.add(new HashSet<>());
        }
        int next = 0;
        for (Map.Entry<String, List<Speaker>> corpus : corpora.entrySet()) {
            List<Speaker> speakers = new ArrayList<>(corpus.getValue());
            Shuffle.inPlace(speakers, seed, corpus.getKey());
            // One sex after the other, so that dealing them out in turn gives each fold its share of both.
            speakers.sort(Comparator.comparing(Speaker::sex));
            for (Speaker speaker : speakers) {
                tests.get(next++ % count).add(speaker.id);
            }
        }
        if (next < count) {
            throw new IllegalArgumentException(
                    "split speaker:" + count + " needs " + count + " speakers, found " + next);
        }
        return divisions(tests);
    }

    /** A division for each speaker, in the order of corpora and names. */
    List<Function<Utterance, Part>> each() {
        List<Set<String>> tests = new ArrayList<>();
        corpora.values().forEach(speakers -> speakers.forEach(speaker -> tests.add(Set.of(speaker.id))));
        return divisions(tests);
    }

    private List<Function<Utterance, Part>> divisions(List<Set<String>> tests) {
        List<Function<Utterance, Part>> divisions = new ArrayList<>();
        for (Set<String> test : tests) {
            divisions.add(division(test, divisions.size() + 1));
        }
        return divisions;
    }

    /** Test as given, a tenth of each corpus for dev, the others to train. */
    private Function<Utterance, Part> division(Set<String> test, int fold) {
        Set<String> dev = new HashSet<>();
        corpora.forEach((corpus, speakers) -> {
            List<Speaker> left = speakers.stream()
                    .filter(speaker -> !test.contains(speaker.id))
                    .toList();
            balanced(left, corpus, fold).stream().limit(devCount(left.size())).forEach(speaker -> dev.add(speaker.id));
        });
        return row ->
                test.contains(row.speakerId()) ? Part.TEST : dev.contains(row.speakerId()) ? Part.DEV : Part.TRAIN;
    }

    /**
     * A random order whose every beginning holds the sexes in the proportion of the whole: the i-th of n speakers of a sex
     * stands at (i + 1/2) / n.
     */
    private List<Speaker> balanced(List<Speaker> speakers, String corpus, int fold) {
        List<Speaker> shuffled = new ArrayList<>(speakers);
        Shuffle.inPlace(shuffled, seed, corpus + "#" + fold);
        Map<String, List<Speaker>> bySex = new TreeMap<>();
        shuffled.forEach(speaker ->
                bySex.computeIfAbsent(speaker.sex, sex -> new ArrayList<>()).add(speaker));
        Map<Speaker, Double> place = new HashMap<>();
        bySex.values().forEach(same -> {
            for (int i = 0; i < same.size(); i++) {
                place.put(same.get(i), (i + 0.5) / same.size());
            }
        });
        shuffled.sort(Comparator.comparingDouble(place::get));
        return shuffled;
    }
}
