package org.intone.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Divides rows by recording or by what is said. */
final class RecordingDivision {
    /** Ten recordings in turn: 2 to test, 1 to dev, 7 to train; three recordings already fill all parts. */
    private static final List<Part> TURN = List.of(
            Part.TEST,
            Part.TRAIN,
            Part.DEV,
            Part.TRAIN,
            Part.TRAIN,
            Part.TEST,
            Part.TRAIN,
            Part.TRAIN,
            Part.TRAIN,
            Part.TRAIN);

    private static final int DEV_EVERY = 8;

    private RecordingDivision() {}

    /** By recording: each corpus's emotions in proportion; stretches and copies of a recording stay together. */
    static Function<Utterance, Part> byFile(List<Utterance> rows, long seed) {
        Function<Utterance, String> group = groups(rows);
        Map<String, Part> parts = new HashMap<>();
        int turn = 0;
        for (String unit : dealt(rows, group, row -> row.corpus() + "/" + row.emotion(), seed)) {
            parts.put(unit, TURN.get(turn++ % TURN.size()));
        }
        return row -> parts.get(group.apply(row));
    }

    /** By statement: about 20 % of a corpus's statements to test and 10 % to dev, as with speakers. */
    static Function<Utterance, Part> bySentence(List<Utterance> rows, long seed) {
        Map<String, Set<String>> corpora = new TreeMap<>();
        for (Utterance row : rows) {
            if (row.statement().isEmpty()) {
                throw new IllegalArgumentException("split sentence needs every row's statement, but " + row.file()
                        + " has none; --split file needs no statements");
            }
            corpora.computeIfAbsent(row.corpusFamily(), family -> new TreeSet<>())
                    .add(statement(row));
        }
        Map<String, Part> parts = new HashMap<>();
        corpora.forEach((corpus, statements) -> {
            List<String> order = new ArrayList<>(statements);
            Shuffle.inPlace(order, seed, corpus);
            int test = SpeakerDivision.testCount(order.size());
            int dev = SpeakerDivision.devCount(order.size() - test);
            for (int i = 0; i < order.size(); i++) {
                parts.put(order.get(i), i < test ? Part.TEST : i < test + dev ? Part.DEV : Part.TRAIN);
            }
        });
        return row -> parts.get(statement(row));
    }

    /**
     * The division itself if it has a dev part; else one whose dev is every eighth sentence of the training part, or every
     * eighth recording where fewer than eight sentences are known.
     */
    static Function<Utterance, Part> withDev(Function<Utterance, Part> division, List<Utterance> rows, long seed) {
        if (rows.stream().anyMatch(row -> division.apply(row) == Part.DEV)) {
            return division;
        }
        List<Utterance> train =
                rows.stream().filter(row -> division.apply(row) == Part.TRAIN).toList();
        Set<String> statements = new LinkedHashSet<>();
        train.forEach(row -> statements.add(row.statement()));
        boolean known = !statements.contains("") && statements.size() >= DEV_EVERY;
        Function<Utterance, String> unit = known ? RecordingDivision::statement : groups(train);
        Function<Utterance, String> stratum =
                known ? Utterance::corpusFamily : row -> row.corpus() + "/" + row.emotion();
        List<String> order = dealt(train, unit, stratum, seed);
        Set<String> dev = new LinkedHashSet<>();
        // The last of each eight, so that a lone recording trains.
        for (int i = Math.min(DEV_EVERY, order.size()) - 1; i > 0 && i < order.size(); i += DEV_EVERY) {
            dev.add(order.get(i));
        }
        return row ->
                division.apply(row) == Part.TRAIN && dev.contains(unit.apply(row)) ? Part.DEV : division.apply(row);
    }

    private static String statement(Utterance row) {
        return row.corpusFamily() + "/" + row.statement();
    }

    /** The units stratum by stratum, shuffled within each: dealing them out in turn keeps the strata in proportion. */
    private static List<String> dealt(
            List<Utterance> rows, Function<Utterance, String> unit, Function<Utterance, String> stratum, long seed) {
        Map<String, Set<String>> strata = new TreeMap<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Utterance row : rows) {
            if (seen.add(unit.apply(row))) {
                strata.computeIfAbsent(stratum.apply(row), key -> new LinkedHashSet<>())
                        .add(unit.apply(row));
            }
        }
        List<String> order = new ArrayList<>();
        strata.forEach((name, units) -> {
            List<String> shuffled = new ArrayList<>(units);
            Shuffle.inPlace(shuffled, seed, name);
            order.addAll(shuffled);
        });
        return order;
    }

    /** A name for each row's recording: the same for stretches of one file and for files with the same samples. */
    private static Function<Utterance, String> groups(List<Utterance> rows) {
        Map<String, String> leaders = new HashMap<>();
        for (Utterance row : rows) {
            String file = leader(leaders, "file " + row.recording());
            if (!row.sha256().isEmpty()) {
                String samples = leader(leaders, "samples " + row.sha256());
                if (!samples.equals(file)) {
                    leaders.put(samples, file);
                }
            }
        }
        return row -> leader(leaders, "file " + row.recording());
    }

    private static String leader(Map<String, String> leaders, String key) {
        String at = key;
        while (leaders.containsKey(at)) {
            at = leaders.get(at);
        }
        return at;
    }
}
