package org.intone.corpus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.intone.corpus.ClipExam.Clip;
import org.intone.emotion.Emotion;

/** Counts what a scan found, corpus by corpus: the published ones in the order of their readers, then the others by name. */
final class Summaries {
    private Summaries() {}

    static List<CorpusSummary> of(List<Clip> found, List<Clip> kept) {
        Map<String, Optional<CorpusReader.Published>> corpora = new LinkedHashMap<>();
        for (CorpusReader reader : CorpusReader.all()) {
            reader.published().forEach(part -> corpora.put(part.corpus(), Optional.of(part)));
        }
        new TreeSet<>(found.stream().map(clip -> clip.row().corpus()).toList())
                .forEach(corpus -> corpora.putIfAbsent(corpus, Optional.empty()));
        List<CorpusSummary> summaries = new ArrayList<>();
        corpora.forEach((corpus, published) -> {
            List<Clip> all = ofCorpus(found, corpus);
            if (!all.isEmpty()) {
                summaries.add(summary(corpus, all, ofCorpus(kept, corpus), published));
            }
        });
        return List.copyOf(summaries);
    }

    private static List<Clip> ofCorpus(List<Clip> clips, String corpus) {
        return clips.stream().filter(clip -> clip.row().corpus().equals(corpus)).toList();
    }

    private static CorpusSummary summary(
            String corpus, List<Clip> found, List<Clip> kept, Optional<CorpusReader.Published> published) {
        Map<Emotion, Integer> emotions = new EnumMap<>(Emotion.class);
        kept.forEach(clip -> emotions.merge(clip.row().emotion(), 1, Integer::sum));
        return new CorpusSummary(
                corpus,
                (int) found.stream()
                        .map(clip -> clip.id().isEmpty()
                                ? clip.place() + " " + clip.row().start()
                                : clip.id())
                        .distinct()
                        .count(),
                (int) found.stream()
                        .map(clip -> clip.row().speaker())
                        .filter(speaker -> !speaker.isEmpty())
                        .distinct()
                        .count(),
                kept.size(),
                kept.stream().mapToDouble(clip -> clip.row().duration()).sum(),
                emotions,
                published);
    }
}
