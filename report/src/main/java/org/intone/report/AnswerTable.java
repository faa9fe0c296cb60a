package org.intone.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.intone.emotion.Prediction;

/**
 * Answers in columns for people. All files' names are known beforehand, so lines can go out one by one and stand below one
 * another.
 *
 * <pre>
 * file        emotion    confidence  runner-up       notes
 * call.wav    anger          81.0 %  fear 12.3 %     uncertain, clipped
 * notes.txt   -                                      error: at byte 0 found ...
 * </pre>
 */
public final class AnswerTable implements AnswerFormat {
    /** A longer name pushes its own line to the right instead of everybody's. */
    private static final int WIDEST_NAME = 60;

    private static final String NONE = "-";

    private final int nameWidth;
    private final int labelWidth;

    /** For these files and a model of these labels. */
    public AnswerTable(Collection<String> files, Collection<String> labels) {
        nameWidth = Math.min(WIDEST_NAME, widest(files, "file"));
        labelWidth = widest(labels, "emotion");
    }

    private static int widest(Collection<String> words, String header) {
        return words.stream().mapToInt(String::length).reduce(header.length(), Math::max);
    }

    @Override
    public String header() {
        return row("file", "emotion", "confidence", "runner-up", "notes");
    }

    @Override
    public String line(Answer answer) {
        if (answer.prediction().isEmpty()) {
            return row(answer.file(), NONE, "", "", "error: " + answer.error());
        }
        Prediction prediction = answer.prediction().get();
        return row(
                answer.file(),
                prediction.emotion(),
                Figures.percent(prediction.confidence()),
                runnerUp(prediction),
                String.join(", ", SegmentText.notes(prediction)));
    }

    /** The second most probable label with its probability. */
    static String runnerUp(Prediction prediction) {
        return prediction.probabilities().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(prediction.emotion()))
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(entry -> entry.getKey() + " " + Figures.percent(entry.getValue()))
                .orElse(NONE);
    }

    private String row(String file, String emotion, String confidence, String runnerUp, String notes) {
        int percentWidth = " 100.0 %".length();
        String line = pad(file, nameWidth) + "  " + pad(emotion, labelWidth) + "  "
                + " ".repeat(Math.max(0, "confidence".length() - confidence.length())) + confidence + "  "
                + pad(runnerUp, labelWidth + percentWidth) + "  " + notes;
        return line.stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
