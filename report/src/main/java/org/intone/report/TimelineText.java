package org.intone.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineSummary;

/**
 * Timelines for people: a line for each segment, and one for all of a channel.
 *
 * <pre>
 * call.wav: 40.1 s of speech in 1 min 03 s
 *   start      end  emotion    confidence  runner-up         notes
 *  0:00.4   0:03.1  anger          81.0 %  fear 12.3 %       uncertain, clipped
 * in all: anger 12.0 s, neutral 8.1 s, uncertain 20.0 s
 * </pre>
 */
public final class TimelineText implements TimelineTable {
    private final int labelWidth;

    /** For a model of these labels. */
    public TimelineText(List<String> labels) {
        labelWidth = labels.stream().mapToInt(String::length).reduce("emotion".length(), Math::max);
    }

    @Override
    public Kind kind() {
        return new Kind("text", "text/plain; charset=utf-8", "txt");
    }

    @Override
    public String header() {
        return "";
    }

    @Override
    public void writeRows(String file, List<Timeline> channels, Appendable out) throws IOException {
        for (Timeline channel : channels) {
            out.append(SegmentText.oneLine(file));
            out.append(channel.channel() == 0 ? "" : ", channel " + channel.channel());
            out.append(": ").append(length(channel)).append('\n');
            if (!channel.segments().isEmpty()) {
                out.append(columns()).append('\n');
                for (TimedPrediction segment : channel.segments()) {
                    out.append(line(segment)).append('\n');
                }
                out.append("in all: ").append(inAll(channel.summary())).append('\n');
            }
            out.append('\n');
        }
    }

    private static String length(Timeline channel) {
        String whole = Figures.duration(channel.durationSeconds());
        TimelineSummary summary = channel.summary();
        String speech =
                summary.overall().isEmpty() ? "no speech" : Figures.duration(summary.speechSeconds()) + " of speech";
        String warnings = summary.overall().isEmpty() || summary.warnings().isEmpty()
                ? ""
                : "; " + String.join(", ", summary.warnings());
        return speech + " in " + whole + warnings;
    }

    /** The line above segments, without a newline. */
    public String columns() {
        return line("start", "end", "emotion", "confidence", "runner-up", "notes");
    }

    /** The line of one segment, without a newline. */
    public String line(TimedPrediction segment) {
        Prediction prediction = segment.prediction();
        return line(
                Figures.clock(segment.startSeconds()),
                Figures.clock(segment.endSeconds()),
                SegmentText.oneLine(prediction.emotion()),
                Figures.percent(prediction.confidence()),
                SegmentText.oneLine(AnswerTable.runnerUp(prediction)),
                String.join(", ", SegmentText.notes(prediction)));
    }

    private String line(String... cells) {
        String format = "%9s %9s  %-" + labelWidth + "s  %10s  %-" + (labelWidth + " 100.0 %".length()) + "s  %s";
        return String.format(Locale.ROOT, format, (Object[]) cells).stripTrailing();
    }

    /** How long each emotion was heard, the longest first. */
    public static String inAll(TimelineSummary summary) {
        List<String> parts = new ArrayList<>(summary.secondsByEmotion().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(each -> SegmentText.oneLine(each.getKey()) + " " + Figures.duration(each.getValue()))
                .collect(Collectors.toList()));
        if (summary.uncertainSeconds() > 0) {
            parts.add("uncertain " + Figures.duration(summary.uncertainSeconds()));
        }
        return parts.isEmpty() ? "no speech" : String.join(", ", parts);
    }

    @Override
    public String failed(String file, String error) {
        return SegmentText.oneLine(file) + ": error: " + error + "\n\n";
    }
}
