package org.intone.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intone.emotion.Prediction;

/**
 * Answers as CSV with a header.
 *
 * <pre>file,start,end,emotion,confidence,uncertain,warnings,error,anger,disgust,...</pre>
 *
 * <p>Times are in seconds with three decimals, probabilities fractions with six; warnings stand apart by semicolons. Where
 * there is an error, all cells between it and the file's name are empty.
 */
public final class AnswerCsv implements AnswerFormat {
    private static final ObjectWriter ROW = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build()
            .writer();

    private final List<String> labels;

    /** For a model of these labels. */
    public AnswerCsv(List<String> labels) {
        this.labels = List.copyOf(labels);
    }

    @Override
    public String header() {
        Stream<String> fixed =
                Stream.of("file", "start", "end", "emotion", "confidence", "uncertain", "warnings", "error");
        return Stream.concat(fixed, labels.stream()).collect(Collectors.joining(","));
    }

    @Override
    public String line(Answer answer) {
        List<String> cells = new ArrayList<>(List.of(answer.file()));
        if (answer.prediction().isPresent()) {
            Prediction prediction = answer.prediction().get();
            cells.add(Figures.decimals(answer.start(), 3));
            cells.add(Figures.decimals(answer.end(), 3));
            cells.add(prediction.emotion());
            cells.add(Figures.decimals(prediction.confidence(), 6));
            cells.add(Boolean.toString(prediction.uncertain()));
            cells.add(String.join(";", prediction.warnings()));
            cells.add("");
            labels.forEach(label ->
                    cells.add(Figures.decimals(prediction.probabilities().get(label), 6)));
        } else {
            cells.addAll(List.of("", "", "", "", "", "", answer.error()));
            labels.forEach(label -> cells.add(""));
        }
        return row(cells);
    }

    /** A row of texts, without a newline. */
    static String row(List<String> cells) {
        try {
            return ROW.writeValueAsString(cells).stripTrailing();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is always a row", e);
        }
    }
}
