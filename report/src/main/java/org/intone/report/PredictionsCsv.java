package org.intone.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Outcome;
import org.intone.file.WholeFile;

/**
 * {@code predictions.csv}: a row for each scored clip in the order in which they were given, in UTF-8 with a header.
 *
 * <pre>file,corpus,speaker,sex,age,truth,predicted,anger,disgust,...</pre>
 *
 * <p>{@code speaker} is the name across corpora, such as {@code RAVDESS/07}. The columns of the classes hold their
 * probabilities with six decimals. Files of before have no columns {@code sex} and {@code age}.
 */
public final class PredictionsCsv {
    private static final List<String> WORDS = List.of("file", "corpus", "speaker", "sex", "age", "truth", "predicted");

    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private PredictionsCsv() {}

    /** What a file holds: the classes in order, and the clips. */
    record Table(List<String> labels, List<Outcome> outcomes) {}

    /** Writes the file, whole or not at all, over what was there. */
    public static void write(Evaluation evaluation, Path file) throws IOException {
        List<String> labels = evaluation.labels();
        WholeFile.writeText(file, writer -> {
            try (SequenceWriter rows = MAPPER.writer().writeValues(writer)) {
                List<String> header = new ArrayList<>(WORDS);
                header.addAll(labels);
                rows.write(header);
                for (Outcome outcome : evaluation.outcomes()) {
                    rows.write(cells(labels, outcome));
                }
            }
        });
    }

    private static List<String> cells(List<String> labels, Outcome outcome) {
        List<String> cells = new ArrayList<>(List.of(
                outcome.file(),
                outcome.corpus(),
                outcome.speakerId(),
                outcome.sex(),
                outcome.age(),
                labels.get(outcome.truth()),
                labels.get(outcome.predicted())));
        for (int c = 0; c < labels.size(); c++) {
            cells.add(Figures.decimals(outcome.probability(c), 6));
        }
        return cells;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the file is none of these; the message is one line and names the line of the file
     */
    static Table read(Path file) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int line = 1;
        try (MappingIterator<LinkedHashMap<String, String>> rows = MAPPER.readerFor(
                        new TypeReference<LinkedHashMap<String, String>>() {})
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(file.toFile())) {
            while (rows.hasNextValue()) {
                line++;
                Map<String, String> row = rows.nextValue();
                if (labels.isEmpty()) {
                    labels.addAll(row.keySet());
                    labels.removeAll(WORDS);
                }
                outcomes.add(outcome(labels, row));
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String fault = e.getMessage().lines().findFirst().orElse("");
            throw new IOException(file + ":" + line + ": no line of predictions: " + fault, e);
        }
        if (outcomes.isEmpty()) {
            throw new IOException(file + ": holds no predictions");
        }
        return new Table(labels, outcomes);
    }

    private static Outcome outcome(List<String> labels, Map<String, String> row) {
        String file = cell(row, "file");
        // Asked for first, since all columns of a manifest would count as labels.
        String truth = cell(row, "truth");
        double[] probabilities = new double[labels.size()];
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = Double.parseDouble(cell(row, labels.get(c)));
        }
        Outcome outcome = new Outcome(
                file,
                cell(row, "corpus"),
                cell(row, "speaker"),
                row.getOrDefault("sex", ""),
                labels.indexOf(truth),
                probabilities);
        return outcome.withAge(row.getOrDefault("age", ""));
    }

    private static String cell(Map<String, String> row, String name) {
        String cell = row.get(name);
        if (cell == null) {
            throw new IllegalArgumentException("the column " + name + " is missing");
        }
        return cell;
    }
}
