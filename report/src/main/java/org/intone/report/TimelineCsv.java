package org.intone.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;

/**
 * Timelines as CSV with a header, a row for each segment.
 *
 * <pre>file,channel,start,end,emotion,confidence,uncertain,warnings,error,anger,disgust,...</pre>
 *
 * <p>Times are in seconds with three decimals, probabilities fractions with six; warnings stand apart by semicolons. A channel
 * without speech has one row from 0 to its end whose cells of the answer are empty. Where there is an error, all cells between it and
 * the file's name are empty.
 */
public final class TimelineCsv implements TimelineTable {
    private final List<String> labels;

    /** For a model of these labels. */
    public TimelineCsv(List<String> labels) {
        this.labels = List.copyOf(labels);
    }

    @Override
    public Kind kind() {
        return new Kind("csv", "text/csv; charset=utf-8", "csv");
    }

    @Override
    public String header() {
        Stream<String> fixed =
                Stream.of("file", "channel", "start", "end", "emotion", "confidence", "uncertain", "warnings", "error");
        return AnswerCsv.row(Stream.concat(fixed, labels.stream()).collect(Collectors.toList())) + "\n";
    }

    @Override
    public void writeRows(String file, List<Timeline> channels, Appendable out) throws IOException {
        for (Timeline channel : channels) {
            for (TimedPrediction segment : channel.segments()) {
                List<String> cells = cells(file, channel, segment.startSeconds(), segment.endSeconds());
                Prediction prediction = segment.prediction();
                cells.add(prediction.emotion());
                cells.add(Figures.decimals(prediction.confidence(), 6));
                cells.add(Boolean.toString(prediction.uncertain()));
                cells.add(String.join(";", prediction.warnings()));
                cells.add("");
                labels.forEach(label ->
                        cells.add(Figures.decimals(prediction.probabilities().get(label), 6)));
                out.append(AnswerCsv.row(cells)).append('\n');
            }
            if (channel.segments().isEmpty()) {
                List<String> cells = cells(file, channel, 0, channel.durationSeconds());
                cells.addAll(List.of("", "", ""));
                cells.add(String.join(";", channel.summary().warnings()));
                out.append(padded(cells)).append('\n');
            }
        }
    }

    private static List<String> cells(String file, Timeline channel, double start, double end) {
        return new ArrayList<>(List.of(
                file, Integer.toString(channel.channel()), Figures.decimals(start, 3), Figures.decimals(end, 3)));
    }

    @Override
    public String failed(String file, String error) {
        return padded(List.of(file, "", "", "", "", "", "", "", error)) + "\n";
    }

    private String padded(List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        while (all.size() < 9 + labels.size()) {
            all.add("");
        }
        return AnswerCsv.row(all);
    }
}
