package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    @TempDir
    Path folder;

    @Test
    void jsonHoldsEveryMeasureWithAllDigits() throws IOException {
        Evaluation evaluation = Example.small();
        Path file = folder.resolve("new/evaluation.json");
        EvaluationJson.write(evaluation, Map.of("split", "speaker"), file);
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        assertEquals("speaker", root.at("/about/split").asText());
        assertEquals("[\"anger\",\"sadness\",\"surprise\"]", root.get("labels").toString());
        assertEquals(6, root.at("/all/clips").asInt());
        assertEquals(3, root.at("/all/speakers").asInt());
        assertEquals((1.0 / 3 + 1 + 1) / 3, root.at("/all/uar").asDouble());
        assertEquals(4.0 / 6, root.at("/all/accuracy").asDouble());
        assertEquals(evaluation.all().macroF1(), root.at("/all/macro_f1").asDouble());
        assertEquals(
                evaluation.all().calibrationError(),
                root.at("/all/calibration_error").asDouble());
        assertEquals(
                evaluation.sureness().curve().area(), root.at("/sureness/area").asDouble());
        assertTrue(root.at("/sureness/uncalibrated_error").isNull(), "nobody told");
        assertEquals(1, root.at("/sureness/answered/share").asDouble());
        assertEquals(20, root.at("/sureness/curve").size());
        assertEquals(
                evaluation.all().accuracy(),
                root.at("/sureness/curve/19/accuracy").asDouble(),
                1e-12);
        Interval interval = evaluation.all().uarInterval().orElseThrow();
        assertEquals(interval.low(), root.at("/all/uar_interval/0").asDouble());
        assertEquals(interval.high(), root.at("/all/uar_interval/1").asDouble());
        assertEquals("[[1,1,1],[0,2,0],[0,0,1]]", root.at("/all/confusion").toString());
        assertEquals(2.0 / 3, root.at("/all/classes/sadness/precision").asDouble());
        assertEquals(3, root.at("/all/classes/anger/support").asInt());
        assertEquals(0.5, root.at("/all/classes/surprise/precision").asDouble());
        assertEquals(0.5, root.at("/corpus/B/uar").asDouble());
        assertEquals(1, root.at("/sex/female/accuracy").asDouble());
        assertEquals(2, root.at("/speaker/A~12/clips").asInt());
    }

    @Test
    void whatCouldNotBeMeasuredIsNull() throws IOException {
        Path file = folder.resolve("evaluation.json");
        EvaluationJson.write(Example.small(), Map.of(), file);
        JsonNode b = new ObjectMapper().readTree(file.toFile()).at("/corpus/B");
        assertTrue(b.get("uar_interval").isNull());
        assertTrue(b.at("/classes/surprise/recall").isNull());
        assertTrue(!Files.readString(file).contains("NaN"));
    }

    @Test
    void predictionsKeepTheirOrderAndOddNames() throws IOException {
        Path file = folder.resolve("predictions.csv");
        PredictionsCsv.write(Example.small(), file);
        List<String> lines = Files.readAllLines(file);
        assertEquals(7, lines.size());
        assertEquals("file,corpus,speaker,sex,age,truth,predicted,anger,sadness,surprise", lines.get(0));
        assertEquals("a1.wav,A,A/1,female,,anger,anger,0.800000,0.100000,0.100000", lines.get(1));
        assertEquals("\"b,1.wav\",B,B/1,,,sadness,sadness,0.100000,0.900000,0.000000", lines.get(5));
    }

    @Test
    void anOldFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("predictions.csv"), "old");
        PredictionsCsv.write(Example.small(), file);
        assertTrue(Files.readString(file).startsWith("file,"));
        assertEquals(List.of(file), files());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
