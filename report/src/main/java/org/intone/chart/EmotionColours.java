package org.intone.chart;

import java.util.Map;
import org.intone.emotion.Emotion;

/**
 * The colour of each emotion, the same on every page and in every picture.
 *
 * <p>The colours of Okabe and Ito ("Color universal design", 2008), which people with any kind of colour blindness tell apart, and two
 * that differ from them in lightness. No state; serves all threads.
 */
public final class EmotionColours {
    private static final Map<Emotion, String> HEX = Map.of(
            Emotion.ANGER, "#d55e00",
            Emotion.DISGUST, "#009e73",
            Emotion.FEAR, "#cc79a7",
            Emotion.HAPPINESS, "#e69f00",
            Emotion.NEUTRAL, "#8a8f98",
            Emotion.SADNESS, "#0072b2",
            Emotion.SURPRISE, "#56b4e9",
            Emotion.CALM, "#b8de6f",
            Emotion.BOREDOM, "#6b4c9a");

    private static final String OTHER = "#777777";

    private EmotionColours() {}

    /** The colour of a class, as {@code #rrggbb}; grey for one that is no emotion. */
    public static String of(String label) {
        return Emotion.parse(label).map(HEX::get).orElse(OTHER);
    }
}
