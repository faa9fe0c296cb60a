package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.intone.emotion.LabelSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final byte[] SOUND = TestModels.model().bytes();

    private static String faultOf(byte[] bytes) {
        return assertThrows(ModelFormatException.class, () -> ModelFile.read("x.onnx", bytes))
                .getMessage();
    }

    /** The model with other metadata text, sealed. */
    private static byte[] withJson(String from, String to) throws IOException {
        ModelProto model = ModelProto.parseFrom(SOUND);
        String json = model.getMetadataProps(0).getValue();
        assertTrue(json.contains(from), json);
        StringStringEntryProto entry = StringStringEntryProto.newBuilder()
                .setKey(ModelFile.METADATA_KEY)
                .setValue(json.replace(from, to))
                .build();
        return ModelSeal.close(model.toBuilder()
                .clearMetadataProps()
                .addMetadataProps(entry)
                .build()
                .toByteArray());
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.writeString(file, "an older file of that name");
        ModelMetadata metadata = TestModels.metadata();
        TestModels.model(metadata).write(file);
        ModelMetadata read = ModelFile.read(file).metadata();
        assertEquals(metadata.intone(), read.intone());
        assertEquals(metadata.created(), read.created());
        assertEquals("six", read.labels().name());
        assertEquals(LabelSet.SIX.lines(), read.labels().lines());
        assertEquals(metadata.recipe(), read.recipe());
        assertArrayEquals(metadata.scaler().mean(), read.scaler().mean());
        assertArrayEquals(metadata.scaler().scale(), read.scaler().scale());
        assertEquals(metadata.calibration(), read.calibration());
        assertEquals(metadata.network(), read.network());
        assertEquals(metadata.training(), read.training());
        assertEquals(metadata.measures(), read.measures());
        assertEquals(metadata.licence(), read.licence());
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void theSameModelIsTheSameBytes() {
        assertArrayEquals(SOUND, TestModels.model().bytes());
        assertEquals(SOUND.length, TestModels.model().sizeBytes());
    }

    @Test
    void metadataCanBeReplaced() throws IOException {
        ModelFile model = ModelFile.read("x.onnx", SOUND);
        ModelMetadata other = model.metadata()
                .withMeasures(List.of(Measure.of("test", "", "UAR", .5)))
                .withCalibration(new Calibration(2, .25));
        ModelFile changed = ModelFile.read("y.onnx", model.with(other).bytes());
        assertEquals(.5, changed.metadata().measures().get(0).value());
        assertEquals(2, changed.metadata().calibration().temperature());
        assertArrayEquals(SOUND, changed.with(TestModels.metadata()).bytes());
    }

    @Test
    void otherProgramsSeeAnOrdinaryModel() throws IOException {
        ModelProto model = ModelProto.parseFrom(SOUND);
        assertEquals(2, model.getMetadataPropsCount());
        assertEquals("intone", model.getMetadataProps(0).getKey());
        assertEquals("intone.sha256", model.getMetadataProps(1).getKey());
        assertTrue(model.getMetadataProps(0).getValue().startsWith("{\"format\":1,\"intone\":\"0.1.0\""));
    }

    @Test
    void strangeFilesAreNamed() throws IOException {
        assertEquals("x.onnx: found an empty file, expected a model file of Intone", faultOf(new byte[0]));
        String text = "version https://git-lfs.github.com/spec/v1\n";
        assertTrue(faultOf(text.getBytes(StandardCharsets.UTF_8)).startsWith("x.onnx: found bytes that are no"));
        byte[] plain = TestModels.graph(10, 4, 2).toModel().toByteArray();
        assertEquals(
                "x.onnx: found an ONNX model without Intone's metadata, expected a model file of Intone",
                faultOf(plain));
    }

    @Test
    void unknownFieldsArePassedOver() throws IOException {
        byte[] later = withJson("\"created\":", "\"mood\":{\"a\":[1]},\"created\":");
        assertEquals("2026-11-20", ModelFile.read("x.onnx", later).metadata().created());
    }

    @Test
    void newerFormatsAreRefusedByNumber() throws IOException {
        assertEquals(
                "x.onnx: found metadata of format 2, written by Intone 0.1.0, expected metadata of format 1, the newest "
                        + "that this Intone reads",
                faultOf(withJson("\"format\":1", "\"format\":2")));
        assertBroken("format must be a whole number", "\"format\":1", "\"format\":\"one\"");
        assertBroken("format is missing", "\"format\":1,", "");
    }

    private static void assertBroken(String fault, String from, String to) throws IOException {
        assertEquals(
                "x.onnx: found broken metadata (" + fault + "), expected metadata of format 1",
                faultOf(withJson(from, to)));
    }

    @Test
    void brokenMetadataAreNamedByField() throws IOException {
        assertBroken("calibration.temperature is missing", "\"temperature\":1.25,", "");
        assertBroken("temperature must be finite and above 0, was -1.0", "\"temperature\":1.25", "\"temperature\":-1");
        assertBroken("calibration must be an object", "{\"temperature\":1.25,\"uncertainBelow\":0.5}", "[]");
        assertBroken("recipe is missing", "\"recipe\":\"logmel-64@1\",", "");
        assertBroken("recipe must be a text", "\"logmel-64@1\"", "64");
        assertBroken("created must be a date such as 2026-11-20, was 'yesterday'", "2026-11-20", "yesterday");
        assertBroken("training.seed must be a whole number", "\"seed\":7", "\"seed\":7.5");
        assertBroken("training.corpora[1].clips must be a whole number", "\"clips\":60", "\"clips\":\"60\"");
        assertBroken("measures[0].value must be a number", "\"value\":0.8124", "\"value\":{}");
        assertBroken("training.speakers[1] must be a text", "\"RAVDESS/01\"]", "null]");
        assertTrue(faultOf(withJson("\"lines\":[\"anger=anger\"", "\"lines\":[\"rage=anger\""))
                .contains("unknown emotion 'rage'"));
        assertTrue(faultOf(withJson("\"heard\":\"", "\"heard\":\"!")).contains("broken metadata (Illegal base64"));
        assertTrue(faultOf(withJson("{\"format\"", "{{\"format\"")).contains("metadata that are no JSON"));
        assertTrue(faultOf(withJson("non-commercial use only.\"}", "")).contains("metadata that are no JSON"));
    }

    @Test
    void aSealAloneMakesNoModel() throws IOException {
        assertEquals(
                "x.onnx: found a sealed file without metadata, expected a model file of Intone",
                faultOf(ModelSeal.close(new byte[0])));
        byte[] noMessage = ModelSeal.close("text".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "x.onnx: found a sealed file that is no ONNX model, expected a model file of Intone",
                faultOf(noMessage));
    }

    @Test
    void theGraphMustSuitTheMetadata() throws IOException {
        ModelMetadata metadata = TestModels.metadata();
        int frames = TestModels.RECIPE.windowFrames();
        IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class, () -> ModelFile.of(TestModels.graph(frames, 64, 7), metadata));
        assertEquals(
                "graph must have output logits float [batch, 6] for the labels anger disgust fear happiness neutral "
                        + "sadness, had output logits float [any, 7]",
                fault.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ModelFile.of(TestModels.graph(frames, 63, 6), metadata));
        OnnxGraph nameless = new OnnxGraph("other");
        nameless.output("logits", nameless.input("x", OnnxGraph.DYNAMIC, 10, 64), OnnxGraph.DYNAMIC, 6);
        assertThrows(IllegalArgumentException.class, () -> ModelFile.of(nameless, metadata));
        OnnxGraph fixedBatch = new OnnxGraph("other");
        fixedBatch.output("logits", fixedBatch.input("features", 1, 10, 64), OnnxGraph.DYNAMIC, 6);
        assertThrows(IllegalArgumentException.class, () -> ModelFile.of(fixedBatch, metadata));
    }

    @Property(tries = 300)
    void aChangedByteIsFound(
            @ForAll @IntRange(max = 1 << 20) int place, @ForAll @IntRange(min = 1, max = 255) int flip) {
        byte[] changed = SOUND.clone();
        changed[place % changed.length] ^= (byte) flip;
        assertFalse(faultOf(changed).contains("\n"));
    }

    @Property(tries = 100)
    void aCutFileIsFound(@ForAll @IntRange(max = 1 << 20) int length) {
        faultOf(Arrays.copyOf(SOUND, length % SOUND.length));
        faultOf(Arrays.copyOf(SOUND, SOUND.length + 1 + length % 100));
    }

    @Property(tries = 300)
    void noBytesBreakTheReader(@ForAll byte[] bytes) {
        faultOf(bytes);
    }

    @Test
    void aHugeFileIsRefusedUnread(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge.onnx");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(ModelFile.MAX_BYTES + 1);
        }
        String message = assertThrows(ModelFormatException.class, () -> ModelFile.read(file))
                .getMessage();
        assertEquals(file + ": found 1073741825 bytes, expected a model file of Intone, at most 1073741824", message);
    }

    @Test
    void aFolderIsNamedAsSuch(@TempDir Path folder) {
        String message = assertThrows(ModelFormatException.class, () -> ModelFile.read(folder))
                .getMessage();
        assertTrue(message.startsWith(folder + ": found a folder, expected a model file"), message);
    }

    @Test
    void aMissingFileIsNoFormatFault(@TempDir Path folder) {
        assertThrows(NoSuchFileException.class, () -> ModelFile.read(folder.resolve("none.onnx")));
    }
}
