package org.intone.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intone.emotion.Emotion;

/**
 * SAVEE, Surrey Audio-Visual Expressed Emotion: four men, 480 recordings, 15 of each emotion and 30 neutral ones of each
 * man. Published as {@code AudioData/DC/a01.wav}; copies in circulation are called {@code DC_a01.wav}. A bare {@code a01}
 * is SAVEE's only in a folder named after one of the four.
 *
 * <p>The statement is the sentence's number, since the corpus gives no other name and says three of its sentences in every
 * emotion. Twelve neutral sentences repeat others under numbers of their own, so that dividing by sentence keeps SAVEE
 * apart by number only.
 */
public final class Savee implements CorpusReader {
    private static final Pattern STEM =
            Pattern.compile("(?:(DC|JE|JK|KL)_)?(sa|su|[adfhn])([0-3][0-9])", Pattern.CASE_INSENSITIVE);

    private static final Pattern SPEAKER = Pattern.compile("DC|JE|JK|KL", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Emotion> EMOTIONS = Map.of(
            "a", Emotion.ANGER,
            "d", Emotion.DISGUST,
            "f", Emotion.FEAR,
            "h", Emotion.HAPPINESS,
            "n", Emotion.NEUTRAL,
            "sa", Emotion.SADNESS,
            "su", Emotion.SURPRISE);

    @Override
    public String name() {
        return "SAVEE";
    }

    @Override
    public List<Published> published() {
        return List.of(new Published("SAVEE", 480, 4));
    }

    @Override
    public String licence() {
        return "research only, by registration, no redistribution";
    }

    @Override
    public String address() {
        return "http://kahlan.eps.surrey.ac.uk/savee/";
    }

    @Override
    public String layout() {
        return "emotion and number below the speaker's folder, such as AudioData/DC/a01.wav, or DC_a01.wav";
    }

    @Override
    public Optional<ClipName> parse(ClipPath path) {
        Matcher match = STEM.matcher(path.stem());
        if (!match.matches()) {
            return Optional.empty();
        }
        String speaker = match.group(1) == null ? path.folder(0) : match.group(1);
        String letters = match.group(2).toLowerCase(Locale.ROOT);
        int number = Integer.parseInt(match.group(3));
        if (!SPEAKER.matcher(speaker).matches() || number < 1 || number > (letters.equals("n") ? 30 : 15)) {
            return Optional.empty();
        }
        String name = speaker.toUpperCase(Locale.ROOT);
        return Optional.of(new ClipName(
                name(),
                name,
                "male",
                "",
                "en",
                EMOTIONS.get(letters),
                "",
                match.group(3),
                name + "_" + letters + match.group(3)));
    }
}
