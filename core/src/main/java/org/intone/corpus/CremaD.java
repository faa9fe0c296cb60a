package org.intone.corpus;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intone.emotion.Emotion;

/**
 * CREMA-D, the Crowd-sourced Emotional Multimodal Actors Dataset: 91 actors, 7,442 recordings of 12 sentences in six
 * emotions. A name is {@code AAAA_SSS_EEE_LL}: actor, sentence, emotion, level.
 *
 * <p>The actors' age and sex stand in {@code VideoDemographics.csv} beside the recordings; without it they stay unknown.
 */
public final class CremaD implements CorpusReader {
    /** The file that holds the actors' age and sex. */
    static final String DEMOGRAPHICS = "VideoDemographics.csv";

    // 1040_ITH_SAD_X is published so, with one X.
    private static final Pattern STEM = Pattern.compile(
            "(10(?!00)[0-8][0-9]|109[01])_(IEO|TIE|IOM|IWW|TAI|MTI|IWL|ITH|DFA|ITS|TSI|WSI)"
                    + "_(ANG|DIS|FEA|HAP|NEU|SAD)_(LO|MD|HI|XX?)",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Emotion> EMOTIONS = Map.of(
            "ANG", Emotion.ANGER,
            "DIS", Emotion.DISGUST,
            "FEA", Emotion.FEAR,
            "HAP", Emotion.HAPPINESS,
            "NEU", Emotion.NEUTRAL,
            "SAD", Emotion.SADNESS);

    private static final Map<String, String> LEVELS = Map.of("LO", "low", "MD", "medium", "HI", "high");

    private final Map<String, Actor> actors;

    private record Actor(String sex, String age) {}

    /** Knows nothing of the actors. */
    public CremaD() {
        this(Map.of());
    }

    private CremaD(Map<String, Actor> actors) {
        this.actors = Map.copyOf(actors);
    }

    /**
     * Knows the actors of a table with the columns {@code ActorID}, {@code Age} and {@code Sex}.
     *
     * @param name for messages
     * @throws CorpusFormatException if it is no such table
     */
    public static CremaD withActors(String name, Reader csv) throws IOException {
        Map<String, Actor> actors = new HashMap<>();
        for (CsvTable.Row row :
                CsvTable.parse(name, csv, List.of("actorid", "age", "sex")).rows()) {
            actors.put(row.text("actorid"), new Actor(row.text("sex").toLowerCase(Locale.ROOT), row.text("age")));
        }
        return new CremaD(actors);
    }

    @Override
    public String name() {
        return "CREMA-D";
    }

    @Override
    public List<Published> published() {
        return List.of(new Published("CREMA-D", 7442, 91));
    }

    @Override
    public String licence() {
        return "ODbL 1.0";
    }

    @Override
    public String address() {
        return "https://github.com/CheyneyComputerScience/CREMA-D (Git LFS: clone it, a downloaded zip holds no sound)";
    }

    @Override
    public String layout() {
        return "actor, sentence, emotion and level, such as AudioWAV/1001_IEO_ANG_HI.wav, with " + DEMOGRAPHICS
                + " anywhere near";
    }

    @Override
    public Optional<ClipName> parse(ClipPath path) {
        Matcher match = STEM.matcher(path.stem());
        if (!match.matches()) {
            return Optional.empty();
        }
        Actor actor = actors.getOrDefault(match.group(1), new Actor("", ""));
        String sentence = match.group(2).toUpperCase(Locale.ROOT);
        String emotion = match.group(3).toUpperCase(Locale.ROOT);
        String level = LEVELS.getOrDefault(match.group(4).toUpperCase(Locale.ROOT), "");
        return Optional.of(new ClipName(
                name(),
                match.group(1),
                actor.sex,
                actor.age,
                "en",
                EMOTIONS.get(emotion),
                level,
                sentence,
                String.join("_", match.group(1), sentence, emotion, level)));
    }
}
