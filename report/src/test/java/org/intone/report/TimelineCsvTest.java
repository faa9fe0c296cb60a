package org.intone.report;

import static org.intone.report.MadeUpTimelines.LABELS;
import static org.intone.report.MadeUpTimelines.WORST_NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineCsvTest {
    private static List<Map<String, String>> rows(String csv) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            return rows.readAll();
        }
    }

    @Test
    void rowsReadBackWhateverTheNameIs() throws IOException {
        List<Map<String, String>> rows = rows(MadeUpTimelines.text(
                new TimelineCsv(LABELS), WORST_NAME, MadeUpTimelines.call(1), MadeUpTimelines.call(2)));
        assertEquals(6, rows.size());
        Map<String, String> fifth = rows.get(4);
        assertEquals(WORST_NAME, fifth.get("file"));
        assertEquals("2", fifth.get("channel"));
        assertEquals("3.100", fifth.get("start"));
        assertEquals("5.000", fifth.get("end"));
        assertEquals("fear", fifth.get("emotion"));
        assertEquals("0.400000", fifth.get("confidence"));
        assertEquals("true", fifth.get("uncertain"));
        assertEquals("clipped;quiet", fifth.get("warnings"));
        assertEquals("", fifth.get("error"));
        assertEquals("0.300000", fifth.get("neutral"));
    }

    @Test
    void errorsAndSilenceHaveRowsOfTheSameCells() throws IOException {
        TimelineCsv csv = new TimelineCsv(LABELS);
        StringBuilder text = new StringBuilder(csv.header());
        text.append(csv.failed(WORST_NAME, "was, \"broken\""));
        csv.writeRows("still.wav", List.of(MadeUpTimelines.silence()), text);
        List<Map<String, String>> rows = rows(text.toString());
        assertEquals(2, rows.size());
        assertEquals(12, rows.get(0).size());
        assertEquals(12, rows.get(1).size());
        assertEquals("was, \"broken\"", rows.get(0).get("error"));
        assertEquals("", rows.get(0).get("start"));
        assertEquals("7322.050", rows.get(1).get("end"));
        assertEquals("", rows.get(1).get("emotion"));
        assertEquals("no speech found", rows.get(1).get("warnings"));
    }
}
