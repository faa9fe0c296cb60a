package org.intone.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;

/** A segment in a few words, and other texts that may not break the lines of a file. */
final class SegmentText {
    private SegmentText() {}

    /** A segment and its channel. */
    record Part(Timeline channel, TimedPrediction segment) {
        /** {@code anger 81.0 %}, {@code anger? 43.0 %} where it is uncertain, {@code 2: anger 81.0 %} of a channel alone. */
        String words() {
            Prediction prediction = segment.prediction();
            String of = channel.channel() == 0 ? "" : channel.channel() + ": ";
            return of
                    + oneLine(prediction.emotion())
                    + (prediction.uncertain() ? "? " : " ")
                    + Figures.percent(prediction.confidence());
        }
    }

    /** The segments of all channels in the order of their beginnings. */
    static List<Part> inOrder(List<Timeline> channels) {
        return channels.stream()
                .flatMap(channel -> channel.segments().stream().map(segment -> new Part(channel, segment)))
                .sorted(Comparator.comparingDouble(part -> part.segment().startSeconds()))
                .toList();
    }

    /** {@code uncertain}, then the warnings. */
    static List<String> notes(Prediction prediction) {
        List<String> notes = new ArrayList<>(prediction.uncertain() ? List.of("uncertain") : List.of());
        notes.addAll(prediction.warnings());
        return notes;
    }

    /** A text with a blank for each line break, other control character and what is no character at all. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().map(point -> isPrintable(point) ? point : ' ').forEach(line::appendCodePoint);
        return line.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
