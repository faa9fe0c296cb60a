package org.intone.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineSummary;

/** Timelines whose every value a test knows, for the tests of formats. */
public final class MadeUpTimelines {
    /** What a file may be called on Linux, at its worst. */
    public static final String WORST_NAME = "Anrufe/a \"b\" 'c' Löwe 🦁\n\t--> &<d>,;]]>\u0001 #1?.wav";

    /** The labels of all of them. */
    public static final List<String> LABELS = List.of("anger", "fear", "neutral");

    private MadeUpTimelines() {}

    /** Three segments, two of which touch, in a minute. */
    public static Timeline call(int channel) {
        List<TimedPrediction> segments = List.of(
                new TimedPrediction(0.4, 3.1, of("anger", 0.8, 0.15, 0.05, false)),
                new TimedPrediction(3.1, 5.0, of("fear", 0.3, 0.4, 0.3, true, "clipped", "quiet")),
                new TimedPrediction(58.25, 61.7504, of("neutral", 0.0, 0.0, 1.0, false)));
        List<TimedPrediction> windows = List.of(
                new TimedPrediction(0.4, 2.4, of("anger", 0.7, 0.2, 0.1, false)),
                new TimedPrediction(0.9, 2.9, of("anger", 0.9, 0.1, 0.0, false)));
        TimelineSummary summary = new TimelineSummary(
                8.1004,
                probabilities(2.7, 0, 61.7504 - 58.25),
                probabilities(0.5, 0.25, 0.25),
                1.9,
                Optional.of(of("anger", 0.5, 0.25, 0.25, false)),
                List.of("clipped"));
        return new Timeline(channel, 63.2, windows, segments, summary);
    }

    /** Two hours and a bit in which nobody says a word. */
    public static Timeline silence() {
        TimelineSummary summary = new TimelineSummary(
                0, probabilities(0, 0, 0), Map.of(), 0, Optional.empty(), List.of("no speech found"));
        return new Timeline(0, 7322.05, List.of(), List.of(), summary);
    }

    private static Prediction of(
            String emotion, double anger, double fear, double neutral, boolean uncertain, String... warnings) {
        Map<String, Double> probabilities = probabilities(anger, fear, neutral);
        return new Prediction(emotion, probabilities.get(emotion), probabilities, uncertain, List.of(warnings));
    }

    private static Map<String, Double> probabilities(double anger, double fear, double neutral) {
        Map<String, Double> map = new LinkedHashMap<>();
        map.put("anger", anger);
        map.put("fear", fear);
        map.put("neutral", neutral);
        return map;
    }

    /** What a format writes of some channels. */
    static String text(TimelineFormat format, String file, Timeline... channels) throws IOException {
        StringBuilder text = new StringBuilder();
        format.write(file, List.of(channels), text);
        return text.toString();
    }
}
