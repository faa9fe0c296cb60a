package org.intone.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Outcome;
import org.intone.file.WholeFile;

/**
 * Writes {@code predictions.csv}: a row for each scored clip in the order in which they were given, in UTF-8 with a header.
 *
 * <pre>file,corpus,speaker,truth,predicted,anger,disgust,...</pre>
 *
 * <p>{@code speaker} is the name across corpora, such as {@code RAVDESS/07}. The columns of the classes hold their
 * probabilities with six decimals.
 */
public final class PredictionsCsv {
    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private PredictionsCsv() {}

    /** Writes the file, whole or not at all, over what was there. */
    public static void write(Evaluation evaluation, Path file) throws IOException {
        List<String> labels = evaluation.labels();
        WholeFile.writeText(file, writer -> {
            try (SequenceWriter rows = MAPPER.writer().writeValues(writer)) {
                List<String> header = new ArrayList<>(List.of("file", "corpus", "speaker", "truth", "predicted"));
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
                labels.get(outcome.truth()),
                labels.get(outcome.predicted())));
        for (int c = 0; c < labels.size(); c++) {
            cells.add(Figures.decimals(outcome.probability(c), 6));
        }
        return cells;
    }
}
