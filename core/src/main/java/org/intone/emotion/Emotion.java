package org.intone.emotion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The emotions that the corpora portray, under the one name that Intone uses for each. */
public enum Emotion {
    ANGER,
    DISGUST,
    FEAR,
    HAPPINESS,
    NEUTRAL,
    SADNESS,
    SURPRISE,
    CALM,
    BOREDOM;

    private static final Map<String, Emotion> SYNONYMS = Map.ofEntries(
            Map.entry("angry", ANGER),
            Map.entry("disgusted", DISGUST),
            Map.entry("fearful", FEAR),
            Map.entry("afraid", FEAR),
            Map.entry("anxiety", FEAR),
            Map.entry("happy", HAPPINESS),
            Map.entry("joy", HAPPINESS),
            Map.entry("joyful", HAPPINESS),
            Map.entry("sad", SADNESS),
            Map.entry("surprised", SURPRISE),
            Map.entry("pleasant surprise", SURPRISE),
            Map.entry("pleasant surprised", SURPRISE),
            Map.entry("ps", SURPRISE),
            Map.entry("bored", BOREDOM));

    /** The name in files and on screen, such as {@code anger}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the emotion that a word names: its label, or one of the words that the corpora use for it ({@code angry},
     * {@code ps}), in any case, with blanks, hyphens or underscores between words. Empty if no emotion is called so.
     */
    public static Optional<Emotion> parse(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
        return Arrays.stream(values())
                .filter(emotion -> emotion.label().equals(plain))
                .findFirst()
                .or(() -> Optional.ofNullable(SYNONYMS.get(plain)));
    }

    /** All labels, for messages that say what would be right. */
    public static String allLabels() {
        return Arrays.stream(values()).map(Emotion::label).collect(Collectors.joining(", "));
    }
}
