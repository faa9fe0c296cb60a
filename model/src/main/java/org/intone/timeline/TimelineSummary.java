package org.intone.timeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.emotion.Prediction;

/**
 * What was heard in one channel altogether.
 *
 * @param speechSeconds how much of it is speech: the length of all segments
 * @param secondsByEmotion the length of the segments of each emotion, but of those that are uncertain; all labels in their order,
 *     those of 0 s too
 * @param probabilities of the labels in their order, the mean over speech time; empty without speech
 * @param uncertainSeconds the length of the segments that are uncertain
 * @param overall the answer for all speech; none without speech
 * @param warnings what is wrong with a tenth of the speech or more, or that there is none
 */
public record TimelineSummary(
        double speechSeconds,
        Map<String, Double> secondsByEmotion,
        Map<String, Double> probabilities,
        double uncertainSeconds,
        Optional<Prediction> overall,
        List<String> warnings) {
    /** Copies the maps and the list, and checks that there is an answer where there is speech. */
    public TimelineSummary {
        TimelineSettings.requireFinite("speechSeconds", speechSeconds, 0);
        TimelineSettings.requireFinite("uncertainSeconds", uncertainSeconds, 0);
        secondsByEmotion = Collections.unmodifiableMap(new LinkedHashMap<>(secondsByEmotion));
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
        warnings = List.copyOf(warnings);
        if (overall.isPresent() != speechSeconds > 0 || probabilities.isEmpty() == speechSeconds > 0) {
            throw new IllegalArgumentException(
                    "overall and probabilities must be there if there is speech, and only then; of " + speechSeconds
                            + " s of speech they were " + overall + " and " + probabilities);
        }
    }
}
