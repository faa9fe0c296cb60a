package org.intone.corpus;

import java.util.Map;
import java.util.Optional;
import org.intone.emotion.Emotion;

/**
 * What a scan found of one corpus.
 *
 * @param corpus the name in the manifest, such as {@code RAVDESS/song}
 * @param clips how many different recordings were found, whatever is wrong with them; copies count once
 * @param speakers how many people speak in them
 * @param kept how many are in the manifest
 * @param seconds how long those last together
 * @param emotions how many of those portray what, in the order of {@link Emotion}
 * @param published the official counts; empty for a user's own recordings
 */
public record CorpusSummary(
        String corpus,
        int clips,
        int speakers,
        int kept,
        double seconds,
        Map<Emotion, Integer> emotions,
        Optional<CorpusReader.Published> published) {}
