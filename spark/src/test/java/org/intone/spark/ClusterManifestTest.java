package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.intone.audio.WavWriter;
import org.intone.emotion.Emotion;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Manifests as people and programs write them. */
@ExtendWith(SharedCluster.class)
class ClusterManifestTest {
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        folder = SharedCluster.folder("manifests [1]{a}");
        Files.write(
                folder.resolve("a.wav"),
                WavWriter.toBytes(VoiceSynthesizer.speak(Voice.of(false, 1), Emotion.ANGER, 1, 16_000, 7)));
    }

    private static Call predict(Path what, Path output) {
        return Call.spark("predict", SharedCluster.place(what), "-o", SharedCluster.place(output));
    }

    @Test
    void aFolderMayHaveBracketsAndAHeaderMarksQuotesAndNamesTwice() throws IOException {
        Path manifest = folder.resolve("all [2].csv");
        Files.writeString(
                manifest,
                """
                \uFEFF"file","a ""remark""
                of two lines"," Emotion",,speaker,speaker
                a.wav,"one
                two",joy,x,Zoë,Anna

                b.wav,,,,,
                """);
        Path output = folder.resolve("out [1]");
        Call call = predict(manifest, output);
        assertEquals(1, call.exit(), call.err());
        Map<String, JsonNode> found = Answers.of(output);
        String root = SharedCluster.place(folder);
        assertEquals(Set.of(root + "/a.wav 0 0.0000", root + "/b.wav 0 -1.0000"), found.keySet());
        JsonNode heard = found.get(root + "/a.wav 0 0.0000");
        assertEquals("happiness", heard.get("labelled").asText());
        assertEquals("Zoë", heard.get("speaker").asText());
        assertEquals(
                "no such file",
                found.get(root + "/b.wav 0 -1.0000").get("error").asText());
    }

    @Test
    void whatIsNoManifestIsNamed() throws IOException {
        Path output = folder.resolve("none");
        Path manifest = Files.writeString(folder.resolve("names.csv"), "name,emotion\na.wav,joy\n");
        assertTrue(predict(manifest, output)
                .lastLine()
                .contains("names.csv: no column file in the header 'name,emotion'"));
        Files.writeString(manifest, "");
        assertTrue(predict(manifest, output).lastLine().contains("names.csv: no column file in the header ''"));
        Files.writeString(manifest, "\"file,emotion");
        assertTrue(predict(manifest, output).lastLine().contains("names.csv: is not CSV: "));
    }

    private static Map<String, Long> rows(Path output) {
        return SharedCluster.read(output)
                .where("file like '%/c.wav'")
                .select("status", "error")
                .collectAsList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getString(0) + (row.isNullAt(1) ? "" : " " + row.getString(1)),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** Were it one of the whole file, each would count as done once the other is. */
    @Test
    void aRowWithAWrongTimeIsOneOfItsOwn() throws IOException {
        Files.copy(folder.resolve("a.wav"), folder.resolve("c.wav"));
        Path manifest = Files.writeString(folder.resolve("wrong.csv"), "file,start,end,speaker\nc.wav,x,,Zoë\n");
        Path output = folder.resolve("wrong");
        assertEquals(1, predict(manifest, output).exit());
        assertEquals(Map.of("failed start 'x' is not a number such as 1.5", 1L), rows(output));
        assertEquals("Zoë", SharedCluster.read(output).first().getAs("speaker"));

        Files.writeString(manifest, "file,start,end\nc.wav,0.5,0.2\nc.wav,,y\nc.wav,x,\nc.wav,-1,\nc.wav,,\n");
        Call more = predict(manifest, output);
        assertTrue(more.lastLine().startsWith("intone: 4 recordings, "), more.err());
        assertTrue(more.lastLine().contains(", 3 errors; 1 recording done before"), more.err());
        assertEquals(
                Map.of(
                        "ok",
                        1L,
                        "failed start 'x' is not a number such as 1.5",
                        1L,
                        "failed end 0.2 must lie after start 0.5",
                        1L,
                        "failed end 'y' is not a number such as 1.5",
                        1L,
                        "failed start -1 must be 0 or more",
                        1L),
                rows(output));

        Files.writeString(manifest, "file,start,end\nc.wav,0.2,0.5\nc.wav,,\n");
        Call again = Call.spark("predict", SharedCluster.place(manifest), "-o", SharedCluster.place(output), "--again");
        assertEquals(0, again.exit(), again.err());
        assertEquals(Map.of("ok", 2L), rows(output));
    }
}
