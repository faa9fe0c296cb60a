package org.intone.report;

import java.util.List;
import java.util.stream.Collectors;

/** The formats of timelines by their names. No state; serves all threads. */
public final class TimelineFormats {
    private TimelineFormats() {}

    /** All formats for programs, for a model of these labels. */
    public static List<TimelineFormat> all(List<String> labels) {
        return List.of(
                new TimelineJson(),
                new TimelineCsv(labels),
                new EmotionMl(labels),
                new WebVtt(),
                new AudacityLabels(),
                new PraatTextGrid());
    }

    /** Their names, for help and messages: {@code json, csv, emotionml, vtt, audacity, textgrid}. */
    public static String names() {
        return all(List.of()).stream().map(format -> format.kind().name()).collect(Collectors.joining(", "));
    }

    /**
     * The format of a name.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static TimelineFormat named(String name, List<String> labels) {
        return all(labels).stream()
                .filter(format -> format.kind().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format must be one of " + names() + ", was " + name));
    }
}
