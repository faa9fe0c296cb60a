package org.intone.model;

import java.util.List;
import java.util.stream.Collectors;
import org.intone.corpus.CorpusReader;

/** What a user of a model has to know of the terms under which the recordings behind it may be used. */
public final class RecordingTerms {
    private RecordingTerms() {}

    /**
     * The notice for weights that were trained on these corpora: the terms of every published one.
     *
     * @param shares by corpus or part of one, such as {@code RAVDESS/song}
     */
    public static String notice(List<TrainingFacts.Share> shares) {
        String terms = CorpusReader.all().stream()
                .filter(reader -> !reader.published().isEmpty())
                .filter(reader -> shares.stream().anyMatch(share -> isOf(share.corpus(), reader.name())))
                .map(reader -> reader.name() + " (" + reader.licence() + ")")
                .collect(Collectors.joining(", "));
        return terms.isEmpty()
                ? "Trained on recordings of no published corpus; the terms are their owner's."
                : "Trained on " + terms + "; the strictest of these terms binds the use of the model.";
    }

    private static boolean isOf(String corpus, String family) {
        return corpus.equals(family) || corpus.startsWith(family + "/");
    }
}
