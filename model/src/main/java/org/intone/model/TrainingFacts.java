package org.intone.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intone.corpus.Split;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;

/**
 * What a model was trained on. All of it speaks of the rows that fitted the weights and of those that chose the epoch
 * ({@code train} and {@code dev}), never of the test rows.
 *
 * @param dataDigest SHA-256 over the sorted digests of the recordings, one a line: the same data gives the same text
 * @param corpora how much of each corpus
 * @param split the plan, such as {@code speaker:5}
 * @param fold which of the plan's folds, from 1
 * @param folds how many folds the plan has
 * @param seed of all chance in training
 * @param speakers the known speakers' names across corpora, sorted
 * @param heard the digests of the recordings
 */
public record TrainingFacts(
        String dataDigest,
        List<Share> corpora,
        String split,
        int fold,
        int folds,
        long seed,
        List<String> speakers,
        DigestSet heard) {
    /** Copies the lists. */
    public TrainingFacts {
        corpora = List.copyOf(corpora);
        speakers = List.copyOf(speakers);
    }

    /**
     * How much of a corpus.
     *
     * @param corpus its name
     * @param clips recordings, or stretches of them, without augmented versions
     * @param speakers how many are known
     */
    public record Share(String corpus, int clips, int speakers) {}

    /** The facts of one division of a corpus. */
    public static TrainingFacts of(Split split, long seed) {
        List<Utterance> heard = Stream.concat(split.train().stream(), split.dev().stream())
                .map(Take::utterance)
                .distinct()
                .toList();
        return new TrainingFacts(
                dataDigest(heard),
                shares(heard),
                split.plan(),
                split.fold(),
                split.folds(),
                seed,
                speakers(heard),
                DigestSet.of(heard.stream().map(Utterance::sha256).toList()));
    }

    /** The same of a model that learned from another one too: what that one has heard, it has heard at second hand. */
    public TrainingFacts taughtBy(TrainingFacts teacher) {
        List<String> known = Stream.concat(speakers.stream(), teacher.speakers.stream())
                .distinct()
                .sorted()
                .toList();
        return new TrainingFacts(dataDigest, corpora, split, fold, folds, seed, known, heard.with(teacher.heard));
    }

    private static List<Share> shares(List<Utterance> utterances) {
        Map<String, List<Utterance>> byCorpus = utterances.stream()
                .collect(Collectors.groupingBy(Utterance::corpus, TreeMap::new, Collectors.toList()));
        return byCorpus.entrySet().stream()
                .map(entry -> new Share(
                        entry.getKey(),
                        entry.getValue().size(),
                        speakers(entry.getValue()).size()))
                .toList();
    }

    private static List<String> speakers(List<Utterance> utterances) {
        return utterances.stream()
                .filter(utterance -> !utterance.speaker().isEmpty())
                .map(Utterance::speakerId)
                .distinct()
                .sorted()
                .toList();
    }

    /** A recording whose digest is not known counts by its file's name. */
    private static String dataDigest(List<Utterance> utterances) {
        String lines = utterances.stream()
                .map(utterance -> utterance.sha256().isEmpty() ? utterance.file() : utterance.sha256())
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        return Sha256.hex(lines.getBytes(StandardCharsets.UTF_8));
    }
}
