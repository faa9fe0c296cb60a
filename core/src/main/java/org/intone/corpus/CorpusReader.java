package org.intone.corpus;

import java.util.List;
import java.util.Optional;

/**
 * Knows one published corpus: where it comes from, how large it is, and what its file names say. Goes by the stem of a
 * file's name, so that copies in other formats and other folders are known too. Immutable; serves all threads.
 */
public sealed interface CorpusReader permits Ravdess, CremaD, Tess, Savee, EmoDb, EmotionFolders {
    /** The corpus's name, such as {@code RAVDESS}. */
    String name();

    /** What was published, part by part; empty for a user's own recordings. */
    List<Published> published();

    /** The terms, in a few words. */
    String licence();

    /** Where to get it. */
    String address();

    /** How its files are named and laid out, in words. */
    String layout();

    /** What a file's path tells; empty if it is no file of this corpus. */
    Optional<ClipName> parse(ClipPath path);

    /** Every reader: the published corpora and, last, folders named after emotions. */
    static List<CorpusReader> all() {
        return List.of(
                new Ravdess(), new CremaD(), new Tess(), new Savee(), new EmoDb(), EmotionFolders.over(List.of()));
    }

    /**
     * A part of a corpus with the counts that its authors state.
     *
     * @param corpus the manifest's name for it, such as {@code RAVDESS/song}
     * @param clips how many recordings it has
     * @param speakers how many people speak in it
     */
    record Published(String corpus, int clips, int speakers) {}
}
