package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster's commands against those of one machine, on the same made-up voices. */
class ClusterCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path voices;
    private static LocalCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        voices = Files.createDirectory(folder.resolve("Stimmen, Größe 1"));
        new MadeUpCorpus(2, 1, 1.2, 3).write(MadeUpLayout.CREMA_D, voices);
        Files.writeString(voices.resolve("kaputt ß.wav"), "no sound\n".repeat(99));
        Map<String, String> settings = new HashMap<>();
        MountedFolder.settings(folder).forEach((key, value) -> settings.put("spark.hadoop." + key, value));
        cluster = new LocalCluster(settings);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static String place(Path path) {
        return MountedFolder.ROOT + "/" + folder.relativize(path);
    }

    private static Dataset<Row> read(Path output) {
        return cluster.spark().read().parquet(place(output));
    }

    /** What the single command says, by the full names of the cluster. */
    private static Map<String, JsonNode> expected(Object... args) throws IOException {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String line : Call.intone(args).outLines()) {
            JsonNode answer = JSON.readTree(line);
            answers.put(place(Path.of(answer.get("file").asText())), answer);
        }
        return answers;
    }

    private static void assertSame(JsonNode expected, JsonNode found) {
        for (String exact : List.of("emotion", "uncertain", "warnings", "error", "channel")) {
            assertEquals(expected.get(exact), found.get(exact), exact + " of " + found);
        }
        for (String number : List.of("start", "end", "confidence")) {
            assertEquals(expected.path(number).asDouble(-1), found.path(number).asDouble(-1), 1e-6);
        }
        Set<String> labels = new HashSet<>();
        expected.path("probabilities").fieldNames().forEachRemaining(labels::add);
        Set<String> others = new HashSet<>();
        found.path("probabilities").fieldNames().forEachRemaining(others::add);
        assertEquals(labels, others);
        for (String label : labels) {
            assertEquals(
                    expected.get("probabilities").get(label).asDouble(),
                    found.get("probabilities").get(label).asDouble(),
                    1e-6);
        }
    }

    private static Map<String, JsonNode> found(Path output) throws IOException {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String line : read(output).toJSON().collectAsList()) {
            JsonNode answer = JSON.readTree(line);
            JsonNode twice = answers.put(answer.get("file").asText(), answer);
            assertEquals(null, twice, "a row stands twice");
        }
        return answers;
    }

    @Test
    void answersAreThoseOfOneMachineAndABadFileIsARow() throws IOException {
        Path output = folder.resolve("predict out");
        Call call = Call.spark("predict", place(voices), "-o", place(output));
        assertEquals(1, call.exit(), call.err());
        Map<String, JsonNode> expected = expected("predict", "--json", voices);
        assertEquals(13, expected.size());
        Map<String, JsonNode> found = found(output);
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((file, answer) -> assertSame(answer, found.get(file)));
        assertTrue(
                call.lastLine().startsWith("intone: 13 recordings, 0.00 hours of sound, 1 error; written: viewfs://"));
        assertEquals(1, read(output).where("status = 'failed'").count());

        Call more = Call.spark("predict", place(voices), "-o", place(output), "--errors-ok");
        assertEquals(0, more.exit(), more.err());
        assertTrue(
                more.lastLine().startsWith("intone: 0 recordings, 0.00 hours of sound, 0 errors; 13 recordings done"));
        assertEquals(13, read(output).count());

        Files.write(voices.resolve("kaputt ß.wav"), WavWriter.toBytes(Waveform.of(new float[8000], 8000)));
        Call again = Call.spark("predict", place(voices), "-o", place(output), "--again");
        Files.writeString(voices.resolve("kaputt ß.wav"), "no sound\n".repeat(99));
        assertEquals(0, again.exit(), again.err());
        assertTrue(again.lastLine().startsWith("intone: 1 recording, "), again.lastLine());
        assertEquals(13, found(output).size());
        assertEquals(0, read(output).where("error is not null").count());
    }
}
