package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intone.emotion.Prediction;
import org.junit.jupiter.api.Test;

class AnswerFormatTest {
    private static final List<String> LABELS = List.of("anger", "happiness", "sadness");

    private static final Answer SURE = Answer.heard("ein Löwe.wav", 3.25, prediction("anger", 0.7, 0.1, 0.2, false));
    private static final Answer UNSURE = Answer.heard(
            "b, \"c\".wav", 1.0 / 3, prediction("happiness", 0.25, 0.5, 0.25, true, "clipped", "too short"));
    private static final Answer FAILED = Answer.failed("notes.txt", "notes.txt: no such file");

    @Test
    void jsonHasTheFieldsInTheirOrderAndAllDigits() throws Exception {
        assertEquals("", new AnswerJson().header());
        assertEquals(
                "{\"file\":\"ein Löwe.wav\",\"start\":0.0,\"end\":3.25,\"emotion\":\"anger\",\"confidence\":0.7,"
                        + "\"probabilities\":{\"anger\":0.7,\"happiness\":0.1,\"sadness\":0.2},"
                        + "\"uncertain\":false,\"warnings\":[]}",
                new AnswerJson().line(SURE));
        JsonNode unsure = new ObjectMapper().readTree(new AnswerJson().line(UNSURE));
        assertEquals("b, \"c\".wav", unsure.get("file").asText());
        assertEquals(1.0 / 3, unsure.get("end").asDouble());
        assertTrue(unsure.get("uncertain").asBoolean());
        assertEquals("too short", unsure.get("warnings").get(1).asText());
    }

    @Test
    void jsonOfAFailureHasFileAndErrorOnly() {
        assertEquals("{\"file\":\"notes.txt\",\"error\":\"no such file\"}", new AnswerJson().line(FAILED));
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        AnswerCsv csv = new AnswerCsv(LABELS);
        assertEquals(
                "file,start,end,emotion,confidence,uncertain,warnings,error,anger,happiness,sadness", csv.header());
        assertEquals(
                "ein Löwe.wav,0.000,3.250,anger,0.700000,false,,,0.700000,0.100000,0.200000", unquoted(csv.line(SURE)));
        assertEquals(
                "\"b, \"\"c\"\".wav\",0.000,0.333,happiness,0.500000,true,clipped;too short,,0.250000,0.500000,0.250000",
                csv.line(UNSURE));
        assertEquals("notes.txt,,,,,,,no such file,,,", csv.line(FAILED));
    }

    @Test
    void tableColumnsStandBelowOneAnother() {
        AnswerTable table = new AnswerTable(List.of(SURE.file(), UNSURE.file(), FAILED.file()), LABELS);
        assertEquals(
                List.of(
                        "file          emotion    confidence  runner-up          notes",
                        "ein Löwe.wav  anger          70.0 %  sadness 20.0 %",
                        "b, \"c\".wav    happiness      50.0 %  anger 25.0 %       uncertain, clipped, too short",
                        "notes.txt     -                                         error: no such file"),
                List.of(table.header(), table.line(SURE), table.line(UNSURE), table.line(FAILED)));
    }

    @Test
    void aVeryLongNameWidensOnlyItsOwnLine() {
        String name = "x".repeat(200);
        AnswerTable table = new AnswerTable(List.of(name, SURE.file()), LABELS);
        assertEquals(60, table.header().indexOf("emotion") - 2);
        assertTrue(table.line(Answer.failed(name, "broken")).startsWith(name + "  -"));
    }

    private static String unquoted(String line) {
        return line.replace("\"ein Löwe.wav\"", "ein Löwe.wav");
    }

    private static Prediction prediction(
            String emotion, double anger, double happiness, double sadness, boolean uncertain, String... warnings) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        List<Double> values = new ArrayList<>(List.of(anger, happiness, sadness));
        LABELS.forEach(label -> probabilities.put(label, values.remove(0)));
        return new Prediction(emotion, probabilities.get(emotion), probabilities, uncertain, List.of(warnings));
    }
}
