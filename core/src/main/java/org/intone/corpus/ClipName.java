package org.intone.corpus;

import org.intone.emotion.Emotion;

/**
 * What the name and folders of a file tell about the recording in it. Unknown words are empty.
 *
 * @param corpus the corpus, such as {@code RAVDESS} or {@code RAVDESS/song}
 * @param speaker the speaker's name within the corpus
 * @param sex {@code female}, {@code male} or empty
 * @param age in years, or empty
 * @param language ISO 639-1, such as {@code en}
 * @param emotion the portrayed emotion
 * @param intensity the corpus's word for how strong it is, or empty
 * @param statement the corpus's word for what is said, or empty
 * @param clip the corpus's own name of the recording, the same for every copy in whatever format; empty where a corpus
 *     has no such names
 */
public record ClipName(
        String corpus,
        String speaker,
        String sex,
        String age,
        String language,
        Emotion emotion,
        String intensity,
        String statement,
        String clip) {}
