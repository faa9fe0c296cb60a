package org.intone.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intone.emotion.Emotion;

/**
 * EmoDB, the Berlin Database of Emotional Speech (German): five women and five men, 535 recordings of ten sentences. A name
 * is {@code SSTTTEV}: speaker, text, emotion's German letter, version.
 */
public final class EmoDb implements CorpusReader {
    private static final Pattern STEM =
            Pattern.compile("(03|08|09|1[0-6])(a0[12457]|b0[1239]|b10)([WLEAFTN])([a-z])", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Emotion> EMOTIONS = Map.of(
            "W", Emotion.ANGER,
            "L", Emotion.BOREDOM,
            "E", Emotion.DISGUST,
            "A", Emotion.FEAR,
            "F", Emotion.HAPPINESS,
            "T", Emotion.SADNESS,
            "N", Emotion.NEUTRAL);

    private static final Map<String, String> AGES = Map.of(
            "03", "31", "08", "34", "09", "21", "10", "32", "11", "26", "12", "30", "13", "32", "14", "35", "15", "25",
            "16", "31");

    private static final List<String> WOMEN = List.of("08", "09", "13", "14", "16");

    @Override
    public String name() {
        return "EmoDB";
    }

    @Override
    public List<Published> published() {
        return List.of(new Published("EmoDB", 535, 10));
    }

    @Override
    public String licence() {
        return "as its page states";
    }

    @Override
    public String address() {
        return "https://doi.org/10.5281/zenodo.17651657";
    }

    @Override
    public String layout() {
        return "speaker, text, emotion letter and version, such as wav/03a01Wa.wav";
    }

    @Override
    public Optional<ClipName> parse(ClipPath path) {
        Matcher match = STEM.matcher(path.stem());
        if (!match.matches()) {
            return Optional.empty();
        }
        String speaker = match.group(1);
        String text = match.group(2).toLowerCase(Locale.ROOT);
        String letter = match.group(3).toUpperCase(Locale.ROOT);
        return Optional.of(new ClipName(
                name(),
                speaker,
                WOMEN.contains(speaker) ? "female" : "male",
                AGES.get(speaker),
                "de",
                EMOTIONS.get(letter),
                "",
                text,
                speaker + text + letter + match.group(4).toLowerCase(Locale.ROOT)));
    }
}
