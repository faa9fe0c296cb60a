package org.intone.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;

/**
 * A timeline as a TextGrid of Praat, in its long text form: for each channel three tiers of the same intervals, {@code emotion} (the label
 * alone, so that scripts can compare it), {@code confidence} (0 to 1) and {@code notes} ({@code uncertain} and warnings). Tiers
 * run from 0 to the recording's end without gaps; where nobody speaks an interval is empty. Of channels apart the tiers are called
 * {@code emotion 1} and so on.
 *
 * <p>Times are in seconds, rounded to microseconds, and what is shorter than one is left out.
 *
 * <p>Source: Praat manual, "TextGrid file formats". Checked against Praat 6.3.07.
 */
public final class PraatTextGrid implements TimelineFormat {
    private static final double MICROSECONDS = 1e6;

    /** For any model. */
    public PraatTextGrid() {}

    /** Stretches that touch, in microseconds. */
    private record Interval(long start, long end, Prediction prediction) {
        String text(Function<Prediction, String> words) {
            return prediction == null ? "" : words.apply(prediction);
        }
    }

    @Override
    public Kind kind() {
        return new Kind("textgrid", "text/plain; charset=utf-8", "TextGrid");
    }

    @Override
    public void write(String file, List<Timeline> channels, Appendable out) throws IOException {
        // Praat knows no time of no length.
        long end = Math.max(1, microseconds(channels.get(0).durationSeconds()));
        out.append("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = ")
                .append(seconds(end));
        out.append("\ntiers? <exists>\nsize = ").append(Integer.toString(3 * channels.size()));
        out.append("\nitem []:\n");
        int item = 0;
        for (Timeline channel : channels) {
            String of = channel.channel() == 0 ? "" : " " + channel.channel();
            List<Interval> intervals = intervals(channel.segments(), end);
            writeTier(++item, "emotion" + of, intervals, Prediction::emotion, out);
            writeTier(++item, "confidence" + of, intervals, each -> Figures.decimals(each.confidence(), 4), out);
            writeTier(++item, "notes" + of, intervals, each -> String.join(", ", SegmentText.notes(each)), out);
        }
    }

    /** The segments and the pauses around them. */
    private static List<Interval> intervals(List<TimedPrediction> segments, long end) {
        List<Interval> intervals = new ArrayList<>();
        long at = 0;
        for (TimedPrediction segment : segments) {
            long from = Math.max(at, microseconds(segment.startSeconds()));
            long to = Math.min(end, microseconds(segment.endSeconds()));
            if (to > from) {
                if (from > at) {
                    intervals.add(new Interval(at, from, null));
                }
                intervals.add(new Interval(from, to, segment.prediction()));
                at = to;
            }
        }
        if (at < end) {
            intervals.add(new Interval(at, end, null));
        }
        return intervals;
    }

    private static void writeTier(
            int item, String name, List<Interval> intervals, Function<Prediction, String> words, Appendable out)
            throws IOException {
        out.append("    item [").append(Integer.toString(item)).append("]:\n");
        out.append("        class = \"IntervalTier\"\n        name = ").append(quoted(name));
        out.append("\n        xmin = 0\n        xmax = ");
        out.append(seconds(intervals.get(intervals.size() - 1).end()));
        out.append("\n        intervals: size = ")
                .append(Integer.toString(intervals.size()))
                .append('\n');
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            out.append("        intervals [").append(Integer.toString(i + 1)).append("]:\n");
            out.append("            xmin = ").append(seconds(interval.start()));
            out.append("\n            xmax = ").append(seconds(interval.end()));
            out.append("\n            text = ")
                    .append(quoted(interval.text(words)))
                    .append('\n');
        }
    }

    private static long microseconds(double seconds) {
        return Math.round(MICROSECONDS * seconds);
    }

    private static String seconds(long microseconds) {
        return Figures.decimals(microseconds / MICROSECONDS, 6);
    }

    private static String quoted(String text) {
        return "\"" + SegmentText.oneLine(text).replace("\"", "\"\"") + "\"";
    }
}
