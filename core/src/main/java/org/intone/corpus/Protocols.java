package org.intone.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.intone.emotion.LabelSet;

/**
 * The protocols by name.
 *
 * <pre>
 * a plan's or a preset's name   itself; seven classes where the preset names no others
 * leak                          leaky, file and speaker, one after the other: what the leak is worth
 * cross-corpus                  trained on each corpus and tested on each other; within a corpus by speaker:5, or loso where
 *                               it has two to four speakers
 * </pre>
 *
 * A pair of corpora is measured on the classes of {@link LabelSet#SEVEN} that both have, by a model of these classes; pairs of
 * equal classes share one training.
 */
public final class Protocols {
    /** The name of the protocol that measures the leak. */
    public static final String LEAK = "leak";

    /** The name of the protocol of all pairs of corpora. */
    public static final String CROSS_CORPUS = "cross-corpus";

    private static final int FOLDS = 5;

    private Protocols() {}

    /** Every name, for messages. */
    public static String allNames() {
        return LEAK + ", " + CROSS_CORPUS + ", " + SplitPlan.allNames();
    }

    /**
     * The protocols that a name stands for, on these rows.
     *
     * @throws IllegalArgumentException if there is none of that name, or too few corpora for all pairs
     */
    public static List<Protocol> named(String name, List<Utterance> rows) {
        return switch (name) {
            case LEAK -> List.of(Protocol.of("leaky", rows), Protocol.of("file", rows), Protocol.of("speaker", rows));
            case CROSS_CORPUS -> crossCorpus(rows);
            default -> List.of(Protocol.of(name, rows));
        };
    }

    /**
     * Checks a name before anything is read.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public static void requireKnown(String name) {
        if (name.equals(LEAK) || name.equals(CROSS_CORPUS)) {
            return;
        }
        try {
            SplitPlan.parse(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "no protocol '" + name + "': known are " + allNames() + " (K from 2)", e);
        }
    }

    private static List<Protocol> crossCorpus(List<Utterance> rows) {
        Map<String, List<Utterance>> corpora = new TreeMap<>();
        for (Utterance row : rows) {
            if (LabelSet.SEVEN.indexOf(row.emotion()).isPresent()) {
                corpora.computeIfAbsent(row.corpusFamily(), family -> new ArrayList<>())
                        .add(row);
            }
        }
        if (corpora.size() < 2) {
            throw new IllegalArgumentException(
                    CROSS_CORPUS + " needs two corpora, found " + String.join(", ", corpora.keySet()));
        }
        List<Protocol> protocols = new ArrayList<>();
        for (String corpus : corpora.keySet()) {
            within(corpus, corpora.get(corpus), protocols);
            pairs(corpus, corpora, protocols);
        }
        return protocols;
    }

    private static void within(String corpus, List<Utterance> rows, List<Protocol> protocols) {
        Set<String> speakers = rows.stream().map(Utterance::speakerId).collect(Collectors.toCollection(TreeSet::new));
        boolean known = rows.stream().noneMatch(row -> row.speaker().isEmpty());
        Set<String> classes = classes(rows);
        if (known && speakers.size() > 1 && classes.size() > 1) {
            String plan = speakers.size() < FOLDS ? "loso" : "speaker:" + FOLDS;
            protocols.add(Protocol.of(
                    corpus + " by " + plan, SplitPlan.parse(plan), LabelSet.SEVEN.only(classes), rows, corpus));
        }
    }

    private static void pairs(String corpus, Map<String, List<Utterance>> corpora, List<Protocol> protocols) {
        Map<Set<String>, List<Utterance>> byClasses = new LinkedHashMap<>();
        corpora.forEach((other, rows) -> {
            Set<String> both = classes(rows);
            both.retainAll(classes(corpora.get(corpus)));
            if (!other.equals(corpus) && both.size() > 1) {
                byClasses.computeIfAbsent(both, classes -> new ArrayList<>()).addAll(rows);
            }
        });
        byClasses.forEach((classes, others) -> {
            LabelSet labels = LabelSet.SEVEN.only(classes);
            List<Utterance> rows = new ArrayList<>(corpora.get(corpus));
            rows.addAll(others);
            String plan = "from:" + corpus;
            protocols.add(Protocol.of(plan + " on " + labels.name(), SplitPlan.parse(plan), labels, rows, corpus));
        });
    }

    private static Set<String> classes(List<Utterance> rows) {
        Set<String> classes = new TreeSet<>();
        rows.forEach(row -> LabelSet.SEVEN
                .indexOf(row.emotion())
                .ifPresent(c -> classes.add(LabelSet.SEVEN.labels().get(c))));
        return classes;
    }
}
