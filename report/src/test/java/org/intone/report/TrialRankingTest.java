package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRankingTest {
    @TempDir
    private Path folder;

    private static Trial trial(String width, int rightOfFour) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double sure = i < rightOfFour ? 0.8 : 0.3;
            outcomes.add(new Outcome("a" + i, "S", "S/1", "", 0, new double[] {sure, 1 - sure}));
            outcomes.add(new Outcome("b" + i, "S", "S/1", "", 1, new double[] {0.1, 0.9}));
        }
        Map<String, String> settings = Map.of("width", width, "batch", "8");
        return new Trial(settings, "intone train " + width, 2, Evaluation.of(List.of("a", "b"), outcomes, 1));
    }

    private static TrialRanking ranking() {
        return TrialRanking.of(
                List.of(trial("1", 2), trial("2", 4), trial("3", 2), trial("4", 0)), List.of("width", "batch"));
    }

    @Test
    void theBestStandsFirstAndOfEqualsTheFirst() {
        assertEquals(
                List.of("2", "1", "3", "4"),
                ranking().trials().stream()
                        .map(trial -> trial.settings().get("width"))
                        .toList());
        List<String> lines = ranking().render().lines().toList();
        assertEquals("rank    UAR  95 %  accuracy  macro F1   time  width  batch", lines.get(0));
        assertEquals("1     100.0     -     100.0     100.0  2.0 s      2      8", lines.get(1));
    }

    @Test
    void theFilesHoldTheSame() throws IOException {
        Path json = folder.resolve("tune.json");
        ranking().writeJson(Map.of("command", "intone tune"), json);
        JsonNode first =
                new ObjectMapper().readTree(json.toFile()).get("trials").get(0);
        assertEquals(1, first.get("rank").asInt());
        assertEquals("2", first.get("settings").get("width").asText());
        assertEquals("intone train 2", first.get("command").asText());
        assertEquals(1.0, first.get("all").get("uar").asDouble());
        Path csv = folder.resolve("tune.csv");
        ranking().writeCsv(csv);
        List<String> lines = Files.readAllLines(csv);
        assertEquals("rank,uar,uar_low,uar_high,accuracy,macro_f1,seconds,width,batch", lines.get(0));
        assertEquals("1,1.000000,,,1.000000,1.000000,2.0,2,8", lines.get(1));
        assertTrue(lines.get(4).startsWith("4,0.500000,"), lines.get(4));
    }
}
