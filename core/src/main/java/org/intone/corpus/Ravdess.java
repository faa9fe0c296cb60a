package org.intone.corpus;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intone.emotion.Emotion;

/**
 * RAVDESS, the Ryerson Audio-Visual Database of Emotional Speech and Song: 24 actors, odd ones men, even ones women; 1,440
 * spoken and, from 23 of them, 1,012 sung recordings.
 *
 * <p>A name is {@code MM-VC-EE-II-SS-RR-AA}: modality, vocal channel, emotion, intensity, statement, repetition, actor. The
 * sound of a video ({@code 01-…}) is the same clip as the audio file ({@code 03-…}). Song is the part {@code RAVDESS/song},
 * whose speakers are those of {@code RAVDESS}.
 */
public final class Ravdess implements CorpusReader {
    private static final Pattern STEM =
            Pattern.compile("0[1-3]-(0([12])-0([1-8])-0([12])-0([12])-0[12]-(0[1-9]|1[0-9]|2[0-4]))");

    private static final List<Emotion> EMOTIONS = List.of(
            Emotion.NEUTRAL,
            Emotion.CALM,
            Emotion.HAPPINESS,
            Emotion.SADNESS,
            Emotion.ANGER,
            Emotion.FEAR,
            Emotion.DISGUST,
            Emotion.SURPRISE);

    @Override
    public String name() {
        return "RAVDESS";
    }

    @Override
    public List<Published> published() {
        return List.of(new Published("RAVDESS", 1440, 24), new Published("RAVDESS/song", 1012, 23));
    }

    @Override
    public String licence() {
        return "CC BY-NC-SA 4.0";
    }

    @Override
    public String address() {
        return "https://doi.org/10.5281/zenodo.1188976";
    }

    @Override
    public String layout() {
        return "seven two-digit numbers, such as Actor_07/03-01-05-02-01-01-07.wav";
    }

    @Override
    public Optional<ClipName> parse(ClipPath path) {
        Matcher match = STEM.matcher(path.stem());
        if (!match.matches()) {
            return Optional.empty();
        }
        String actor = match.group(6);
        return Optional.of(new ClipName(
                match.group(2).equals("1") ? "RAVDESS" : "RAVDESS/song",
                actor,
                Integer.parseInt(actor) % 2 == 1 ? "male" : "female",
                "",
                "en",
                EMOTIONS.get(Integer.parseInt(match.group(3)) - 1),
                match.group(4).equals("1") ? "normal" : "strong",
                match.group(5).equals("1") ? "kids" : "dogs",
                match.group(1)));
    }
}
