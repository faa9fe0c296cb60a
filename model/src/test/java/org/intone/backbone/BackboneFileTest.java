package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.intone.model.ModelFormatException;
import org.intone.model.OnnxGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneFileTest {
    private static final BackboneMetadata METADATA = new BackboneMetadata(
            BackboneMetadata.Kind.WAV2VEC2,
            "0.1.0",
            "a \"b\".onnx",
            "00ff",
            "MIT",
            true,
            8,
            List.of("x", "y"),
            480_000);

    @TempDir
    private Path folder;

    private static byte[] graph() {
        OnnxGraph graph = new OnnxGraph("tiny");
        graph.output("y", graph.input("x", 1, 3).relu(), 1, 3);
        return graph.toModel().toByteArray();
    }

    private Path write(byte[] graph, BackboneMetadata metadata) throws IOException {
        Path file = folder.resolve("b.onnx");
        BackboneFile.write(file, out -> out.write(graph), metadata);
        return file;
    }

    private static String faultOf(org.junit.jupiter.api.function.Executable reading) {
        String message = assertThrows(ModelFormatException.class, reading).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }

    @Test
    void graphAndMetadataComeBack() throws IOException {
        Path file = write(graph(), METADATA);
        assertEquals(METADATA, BackboneFile.metadata(file));
        byte[] bytes = Files.readAllBytes(file);
        assertArrayEquals(graph(), Arrays.copyOf(bytes, graph().length));
        ModelProto model = ModelProto.parseFrom(bytes);
        assertEquals("tiny", model.getGraph().getName());
        assertEquals("intone.backbone", model.getMetadataProps(0).getKey());
        assertEquals(BackboneFile.checkedSeal(file), model.getMetadataProps(1).getValue());
        assertTrue(METADATA.toJson().contains("\"kind\":\"wav2vec2\""), METADATA.toJson());
    }

    @Test
    void theSealNamesTheContent() throws IOException {
        String seal = BackboneFile.checkedSeal(write(graph(), METADATA));
        assertEquals(seal, BackboneFile.checkedSeal(write(graph(), METADATA)));
        BackboneMetadata other = BackboneMetadata.read(METADATA.toJson().replace("\"width\":8", "\"width\":9"), "x");
        assertNotEquals(seal, BackboneFile.checkedSeal(write(graph(), other)));
    }

    @Test
    void ofTwoMetadataTheLastCounts() throws IOException {
        byte[] once = Files.readAllBytes(write(graph(), METADATA));
        BackboneMetadata other = BackboneMetadata.read(METADATA.toJson().replace("MIT", "none"), "x");
        assertEquals("none", BackboneFile.metadata(write(once, other)).licence());
    }

    @Test
    void aChangedByteIsFound() throws IOException {
        byte[] sound = Files.readAllBytes(write(graph(), METADATA));
        Random random = new Random(2);
        Path file = folder.resolve("c.onnx");
        for (int i = 0; i < 200; i++) {
            byte[] changed = sound.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, changed);
            assertTrue(faultOf(() -> BackboneFile.checkedSeal(file)).contains("damaged or no backbone"));
            Files.write(file, Arrays.copyOf(sound, random.nextInt(sound.length)));
            faultOf(() -> BackboneFile.checkedSeal(file));
        }
    }

    @Test
    void noBytesBreakTheReaderOfMetadata() throws IOException {
        byte[] sound = Files.readAllBytes(write(graph(), METADATA));
        Random random = new Random(6);
        Path file = folder.resolve("c.onnx");
        for (int i = 0; i < 300; i++) {
            byte[] changed = Arrays.copyOf(sound, 1 + random.nextInt(sound.length));
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            Files.write(file, changed);
            try {
                BackboneFile.metadata(file);
            } catch (ModelFormatException e) {
                assertTrue(e.getMessage().startsWith(file + ": found "), e.getMessage());
            }
        }
    }

    @Test
    void strangeFilesAreNamed() throws IOException {
        Path plain = Files.write(folder.resolve("plain.onnx"), graph());
        assertTrue(faultOf(() -> BackboneFile.metadata(plain)).contains("an ONNX model without intone.backbone"));
        Path text = Files.write(folder.resolve("t.onnx"), "what?".getBytes(StandardCharsets.UTF_8));
        assertTrue(faultOf(() -> BackboneFile.metadata(text)).contains("no whole ONNX model"));
        assertTrue(faultOf(() -> BackboneFile.checkedSeal(text)).contains("found 5 bytes"));
    }

    @Test
    void brokenMetadataAreNamedByField() {
        String json = METADATA.toJson();
        String[][] changes = {
            {"\"format\":1", "\"format\":2", "a backbone of format 2, expected format 1"},
            {"\"width\":8", "\"width\":0", "width, layers and most must be positive"},
            {"\"width\":8", "\"width\":\"8\"", "width must be a whole number"},
            {"\"layers\":[\"x\",\"y\"]", "\"layers\":[]", "were 8, 0 and 480000"},
            {"\"standardise\":true", "\"standardise\":1", "standardise must be true or false"},
            {"wav2vec2", "mystery", "MYSTERY"},
            {"\"licence\":\"MIT\",", "", "licence is missing"},
        };
        for (String[] change : changes) {
            assertTrue(json.contains(change[0]), change[0]);
            String message = faultOf(() -> BackboneMetadata.read(json.replace(change[0], change[1]), "x.onnx"));
            assertTrue(message.startsWith("x.onnx: found ") && message.contains(change[2]), message);
        }
    }
}
