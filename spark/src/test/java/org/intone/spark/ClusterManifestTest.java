package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
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
}
