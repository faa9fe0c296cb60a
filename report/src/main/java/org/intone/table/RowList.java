package org.intone.table;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.intone.corpus.Utterance;
import org.intone.file.WholeFile;

/** What each recording of a table is, in the table's order, and how many of its lines it has. */
final class RowList {
    private static final List<String> HEADER =
            List.of("file", "start", "end", "corpus", "speaker", "emotion", "version", "frames");
    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private final List<List<String>> lines = new ArrayList<>(List.of(HEADER));

    void add(TableRow row) {
        Utterance utterance = row.utterance();
        lines.add(List.of(
                utterance.file(),
                seconds(utterance.start()),
                seconds(utterance.end()),
                utterance.corpus(),
                utterance.speaker(),
                utterance.emotion().label(),
                Integer.toString(row.version()),
                Integer.toString(row.features().frames())));
    }

    void write(Path file) throws IOException {
        WholeFile.writeText(file, writer -> {
            try (SequenceWriter rows = MAPPER.writer().writeValues(writer)) {
                for (List<String> line : lines) {
                    rows.write(line);
                }
            }
        });
    }

    private static String seconds(OptionalDouble seconds) {
        return seconds.isPresent() ? Double.toString(seconds.getAsDouble()) : "";
    }
}
