package org.intone.corpus;

import java.util.OptionalDouble;
import org.intone.emotion.Emotion;

/**
 * One labelled recording, or a stretch of one: a row of the manifest. Unknown words are empty.
 *
 * @param file path relative to the manifest, or {@code archive.zip!/inner/name.wav}
 * @param start where the stretch begins in the file, in seconds; empty for the file's beginning
 * @param end where it ends, in seconds; empty for the file's end
 * @param corpus the corpus's name, such as {@code RAVDESS}
 * @param speaker the speaker's name within the corpus
 * @param sex {@code female}, {@code male} or empty
 * @param age in years, or empty
 * @param language ISO 639-1, such as {@code en}
 * @param emotion the portrayed emotion
 * @param intensity the corpus's word for how strong it is, or empty
 * @param statement the corpus's word for what is said, or empty
 * @param duration in seconds, 0 if unknown
 * @param sampleRate of the file in Hz, 0 if unknown
 * @param channels of the file, 0 if unknown
 * @param sha256 of the decoded samples in hexadecimal, or empty
 */
public record Utterance(
        String file,
        OptionalDouble start,
        OptionalDouble end,
        String corpus,
        String speaker,
        String sex,
        String age,
        String language,
        Emotion emotion,
        String intensity,
        String statement,
        double duration,
        int sampleRate,
        int channels,
        String sha256) {

    /** The speaker's name across corpora, such as {@code RAVDESS/07}; the file's where no speaker is known. */
    public String speakerId() {
        return speaker.isEmpty() ? corpus + "/?" + file : corpus + "/" + speaker;
    }
}
