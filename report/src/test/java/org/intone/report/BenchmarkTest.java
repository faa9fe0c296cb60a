package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intone.evaluate.Outcome;
import org.intone.evaluate.SeededEvaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
    @TempDir
    private Path folder;

    /** Of four clips of a class, so many are right; the other class is always right. */
    private static SeededEvaluation measures(int... right) {
        TreeMap<Long, List<Outcome>> bySeed = new TreeMap<>();
        for (int seed = 1; seed <= right.length; seed++) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                double sure = i < right[seed - 1] ? 0.8 : 0.3;
                outcomes.add(new Outcome("a" + i, "S", "S/" + i % 2, "", 0, new double[] {sure, 1 - sure}));
                outcomes.add(new Outcome("b" + i, "S", "S/" + i % 2, "", 1, new double[] {0.1, 0.9}));
            }
            bySeed.put((long) seed, outcomes);
        }
        return SeededEvaluation.of(List.of("anger", "fear"), bySeed);
    }

    private static BenchmarkRow row(String protocol, boolean inflated, int... right) {
        return new BenchmarkRow(protocol, "", "", "seven", 3, 12.34, inflated, measures(right));
    }

    private static BenchmarkRow pair(String from, String to, int right) {
        return new BenchmarkRow("from:" + from, from, to, "seven", 1, 1, false, measures(right));
    }

    @Test
    void aRowHasTheMeanTheIntervalAndTheSpread() {
        List<String> lines = BenchmarkTable.render(List.of(row("savee-loso", false, 2, 4)))
                .lines()
                .toList();
        assertEquals(
                "protocol    classes  folds   UAR          95 %          seeds  accuracy  macro F1  clips  speakers    time",
                lines.get(0));
        assertEquals(
                "savee-loso        2      3  87.5  87.5 to 87.5  75.0 to 100.0      87.5      87.3      8         2  12.3 s",
                lines.get(1));
        assertTrue(lines.get(3).startsWith("Figures in %."), lines.toString());
    }

    @Test
    void leakyIsMarkedAndStandsBesideWhatTheNotebooksReport() {
        String leak = BenchmarkTable.render(List.of(row("leaky", true, 4), row("speaker", false, 1)));
        assertTrue(leak.contains("\nleaky (INFLATED) "), leak);
        assertTrue(
                leak.lines().anyMatch(line -> line.matches("notebooks, as they report it \\(INFLATED\\) +94\\.39")),
                leak);
        assertTrue(leak.contains("\nINFLATED: "), leak);
        String fair = BenchmarkTable.render(List.of(row("speaker", false, 1)));
        assertFalse(fair.contains("INFLATED"), fair);
    }

    @Test
    void pairsOfCorporaAreAMatrix() {
        String text = BenchmarkTable.render(List.of(pair("A", "A", 4), pair("A", "B", 2), pair("B", "A", 0)));
        assertEquals(
                """
                trained on      A     B
                A           100.0  75.0
                B            50.0     -
                """,
                text.substring(0, text.indexOf("\n\n") + 1));
    }

    @Test
    void theFilesHoldFractionsWithAllThatTheTableHas() throws IOException {
        List<BenchmarkRow> rows = List.of(row("leaky", true, 2, 4), pair("A", "B", 2));
        Path json = folder.resolve("b.json");
        BenchmarkFiles.writeJson(rows, Map.of("command", "intone benchmark"), json);
        JsonNode root = new ObjectMapper().readTree(json.toFile());
        assertEquals("intone benchmark", root.get("about").get("command").asText());
        JsonNode first = root.get("rows").get(0);
        assertTrue(first.get("inflated").asBoolean());
        assertEquals(0.75, first.get("uar_by_seed").get("1").asDouble());
        assertEquals(0.875, first.get("all").get("uar").asDouble());
        assertEquals(8, first.get("clips").asInt());
        assertEquals(0.875, first.get("corpus").get("S").get("uar").asDouble());
        assertEquals("B", root.get("rows").get(1).get("tested_on").asText());
        Path csv = folder.resolve("b.csv");
        BenchmarkFiles.writeCsv(rows, csv);
        List<String> lines = Files.readAllLines(csv);
        assertTrue(lines.get(0).startsWith("protocol,trained_on,tested_on,labels,classes,folds,seeds,uar,uar_low,"));
        assertTrue(
                lines.get(1).startsWith("leaky,,,seven,2,3,2,0.875000,0.875000,0.875000,0.750000,1.000000,0.875000,"),
                lines.get(1));
        assertTrue(lines.get(1).endsWith(",8,2,12.3,true"), lines.get(1));
        assertTrue(lines.get(2).startsWith("from:A,A,B,seven,2,1,1,0.750000,"), lines.get(2));
    }
}
