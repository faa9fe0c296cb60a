package org.intone.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.intone.emotion.Emotion;

/**
 * One labelled recording, or a stretch of one: a row of the manifest. Unknown words are empty.
 *
 * @param file path relative to the manifest, or {@code archive.zip!/inner/name.wav}
 * @param start where the stretch begins in the file, in seconds; empty for the file's beginning
 * @param end where it ends, in seconds; empty for the file's end
 * @param corpus the corpus's name, such as {@code RAVDESS}; parts of one corpus that share speakers are named with a
 *     slash, such as {@code RAVDESS/song}
 * @param speaker the speaker's name within the corpus
 * @param sex {@code female}, {@code male}, another word or empty
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

    /** A whole file of which nothing but the emotion is known. */
    public static Utterance of(String file, Emotion emotion) {
        return of(file, new ClipName("", "", "", "", "", emotion, "", "", ""));
    }

    /** A whole file of which is known what its name says. */
    public static Utterance of(String file, ClipName name) {
        return new Utterance(
                file,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                name.corpus(),
                name.speaker(),
                name.sex(),
                name.age(),
                name.language(),
                name.emotion(),
                name.intensity(),
                name.statement(),
                0,
                0,
                0,
                "");
    }

    /** What of the file the row is. */
    public Stretch stretch() {
        return new Stretch(start, end);
    }

    /** The same row with what decoding told. */
    public Utterance measured(double seconds, int rate, int fileChannels, String digest) {
        return copy(file, seconds, rate, fileChannels, digest);
    }

    /** The same row under another path. */
    public Utterance withFile(String other) {
        return copy(other, duration, sampleRate, channels, sha256);
    }

    private Utterance copy(String name, double seconds, int rate, int fileChannels, String digest) {
        return new Utterance(
                name,
                start,
                end,
                corpus,
                speaker,
                sex,
                age,
                language,
                emotion,
                intensity,
                statement,
                seconds,
                rate,
                fileChannels,
                digest);
    }

    /** The corpus without its part: {@code RAVDESS} of {@code RAVDESS/song}. */
    public String corpusFamily() {
        int slash = corpus.indexOf('/');
        return slash < 0 ? corpus : corpus.substring(0, slash);
    }

    /**
     * The speaker's name across corpora, such as {@code RAVDESS/07}, the same in all parts of a corpus; the file's where
     * no speaker is known.
     */
    public String speakerId() {
        return corpusFamily() + (speaker.isEmpty() ? "/?" + recording() : "/" + speaker);
    }

    /** The file, spelt alike however the path was written: {@code a/./b/../c.wav} is {@code a/c.wav}. */
    public String recording() {
        List<String> parts = new ArrayList<>();
        for (String part : file.replace('\\', '/').split("/", -1)) {
            boolean upAndDown = part.equals("..")
                    && !parts.isEmpty()
                    && !parts.get(parts.size() - 1).equals("..")
                    && !parts.get(parts.size() - 1).isEmpty();
            if (upAndDown) {
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".") && !(part.isEmpty() && !parts.isEmpty())) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
