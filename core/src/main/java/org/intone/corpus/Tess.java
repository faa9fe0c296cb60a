package org.intone.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intone.emotion.Emotion;

/**
 * TESS, the Toronto Emotional Speech Set: two women, one of 64 years (OAF) and one of 26 (YAF), 2,800 recordings of "Say
 * the word …". A name is {@code SSS_word_emotion}; one is published as {@code OA_bite_neutral}. Copies in circulation
 * write {@code ps} (pleasant surprise) in words, or lie in a folder of their own folder's name.
 */
public final class Tess implements CorpusReader {
    private static final Pattern STEM = Pattern.compile(
            "(OAF?|YAF)_([a-z]+)_(angry|disgust|fear|happy|neutral|sad|ps|(?:pleasant[_ -]?)?surprised?)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "TESS";
    }

    @Override
    public List<Published> published() {
        return List.of(new Published("TESS", 2800, 2));
    }

    @Override
    public String licence() {
        return "CC BY-NC-ND 4.0";
    }

    @Override
    public String address() {
        return "https://doi.org/10.5683/SP2/E8H2MF";
    }

    @Override
    public String layout() {
        return "speaker, word and emotion, such as OAF_angry/OAF_back_angry.wav";
    }

    @Override
    public Optional<ClipName> parse(ClipPath path) {
        Matcher match = STEM.matcher(path.stem());
        if (!match.matches()) {
            return Optional.empty();
        }
        boolean older = match.group(1).toUpperCase(Locale.ROOT).startsWith("O");
        String speaker = older ? "OAF" : "YAF";
        String word = match.group(2).toLowerCase(Locale.ROOT);
        String feeling = match.group(3).toLowerCase(Locale.ROOT);
        Emotion emotion = feeling.contains("surprise")
                ? Emotion.SURPRISE
                : Emotion.parse(feeling).orElseThrow();
        return Optional.of(new ClipName(
                name(),
                speaker,
                "female",
                older ? "64" : "26",
                "en",
                emotion,
                "",
                word,
                String.join("_", speaker, word, emotion.label())));
    }
}
