package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers of both programs as JSON, by file and start. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** What the command of one machine says, by the cluster's names. */
    static Map<String, JsonNode> ofOneMachine(Object... args) throws IOException {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String line : Call.intone(args).outLines()) {
            JsonNode answer = JSON.readTree(line);
            if (!answer.path("type").asText().equals("summary")) {
                String file = SharedCluster.place(Path.of(answer.get("file").asText()));
                put(answers, file, answer);
            }
        }
        return answers;
    }

    /** What a folder of results says. */
    static Map<String, JsonNode> of(Path output) throws IOException {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String line : SharedCluster.read(output).toJSON().collectAsList()) {
            JsonNode answer = JSON.readTree(line);
            put(answers, answer.get("file").asText(), answer);
        }
        return answers;
    }

    private static void put(Map<String, JsonNode> answers, String file, JsonNode answer) {
        String key = String.format(
                Locale.ROOT,
                "%s %d %.4f",
                file,
                answer.path("channel").asInt(0),
                answer.path("start").asDouble(-1));
        assertNull(answers.put(key, answer), "stands twice: " + key);
    }

    static void assertSame(Map<String, JsonNode> expected, Map<String, JsonNode> found) {
        assertEquals(String.join("\n", expected.keySet()), String.join("\n", found.keySet()));
        expected.forEach((key, answer) -> assertSame(answer, found.get(key)));
    }

    /** Exact but for numbers, which may differ by 1e-6. */
    static void assertSame(JsonNode expected, JsonNode found) {
        for (String exact : List.of("emotion", "uncertain", "warnings", "error", "channel")) {
            assertEquals(expected.get(exact), found.get(exact), exact + " of " + found);
        }
        for (String number : List.of("start", "end", "confidence")) {
            assertEquals(expected.path(number).asDouble(-1), found.path(number).asDouble(-1), 1e-6, number);
        }
        assertEquals(labels(expected), labels(found));
        for (String label : labels(expected)) {
            assertEquals(
                    expected.get("probabilities").get(label).asDouble(),
                    found.get("probabilities").get(label).asDouble(),
                    1e-6);
        }
    }

    private static Set<String> labels(JsonNode answer) {
        Set<String> labels = new TreeSet<>();
        answer.path("probabilities").fieldNames().forEachRemaining(labels::add);
        return labels;
    }
}
