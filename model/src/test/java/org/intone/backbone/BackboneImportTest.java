package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.intone.model.ModelFormatException;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.model.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneImportTest {
    @TempDir
    private Path folder;

    private String faultOf(byte[] weights) throws IOException {
        Path file = Files.write(folder.resolve("w"), weights);
        Path target = folder.resolve("store").resolve("t.onnx");
        String message = assertThrows(
                        ModelFormatException.class, () -> BackboneImport.run(file, target, BackboneImport.Options.NONE))
                .getMessage();
        assertTrue(message.startsWith(file + ": found "), message);
        assertFalse(message.contains("\n"), message);
        assertFalse(Files.exists(target));
        return message.substring((file + ": found ").length());
    }

    private String faultOf(OnnxGraph graph) throws IOException {
        return faultOf(graph.toModel().toByteArray());
    }

    @Test
    void whisperBecomesOneFileThatSaysWhereItIsFrom() throws IOException {
        Path weights = Files.write(folder.resolve("toy.pt"), new ToyWhisper().torch(TensorType.F16));
        Path target = folder.resolve("new").resolve("toy.onnx");
        BackboneImport.Options options =
                new BackboneImport.Options("https://a/toy.pt", "MIT", OptionalInt.empty(), Optional.empty());
        BackboneMetadata metadata = BackboneImport.run(weights, target, options);
        assertEquals(metadata, BackboneFile.metadata(target));
        assertEquals(List.of("layer0", "layer1", "last"), metadata.layers());
        assertEquals(16, metadata.width());
        assertEquals(150 * 320, metadata.most());
        assertEquals("https://a/toy.pt", metadata.source());
        assertEquals("MIT", metadata.licence());
        assertEquals(Sha256.hex(Files.readAllBytes(weights)), metadata.weightsSha256());
        assertEquals("0.1.0", metadata.intone());
        try (var left = Files.list(target.getParent())) {
            assertEquals(List.of(target), left.toList());
        }
        byte[] first = Files.readAllBytes(target);
        BackboneImport.run(weights, target, options);
        assertArrayEquals(first, Files.readAllBytes(target));
    }

    @Test
    void bothFormatsGiveTheSameGraph() throws IOException {
        Path torch = Files.write(folder.resolve("toy.pt"), new ToyWhisper().torch(TensorType.F16));
        byte[] bytes = new ToyWhisper().safetensors(TensorType.F32, ToyWhisper::huggingFace);
        Path safe = Files.write(folder.resolve("toy.safetensors"), bytes);
        Path a = folder.resolve("a.onnx");
        Path b = folder.resolve("b.onnx");
        BackboneImport.run(torch, a, BackboneImport.Options.NONE);
        BackboneImport.run(safe, b, new BackboneImport.Options("", "not stated", OptionalInt.of(2), Optional.empty()));
        var graphA = ModelProto.parseFrom(Files.readAllBytes(a)).getGraph();
        var graphB = ModelProto.parseFrom(Files.readAllBytes(b)).getGraph();
        assertEquals(graphA, graphB);
        assertEquals("toy.safetensors", BackboneFile.metadata(b).source());
    }

    @Test
    void anOnnxEncoderIsTakenAsItIs() throws IOException {
        Path weights = TestGraphs.write(folder.resolve("w.onnx"), TestGraphs.wav2vec2("input_values"));
        Path target = folder.resolve("t.onnx");
        BackboneMetadata metadata = BackboneImport.run(weights, target, BackboneImport.Options.NONE);
        assertEquals(List.of("first", "second"), metadata.layers());
        assertEquals(2, metadata.width());
        assertTrue(metadata.standardise());
        byte[] graph = Files.readAllBytes(weights);
        assertArrayEquals(graph, java.util.Arrays.copyOf(Files.readAllBytes(target), graph.length));
    }

    @Test
    void standardisingIsAskedOfTheCallerThenOfTheSettings() throws IOException {
        Path weights = TestGraphs.write(folder.resolve("w.onnx"), TestGraphs.wav2vec2("input_values"));
        Path target = folder.resolve("t.onnx");
        Path settings = folder.resolve("preprocessor_config.json");
        Files.writeString(settings, "{\"do_normalize\": false, \"sampling_rate\": 16000}");
        assertFalse(
                BackboneImport.run(weights, target, BackboneImport.Options.NONE).standardise());
        BackboneImport.Options yes = new BackboneImport.Options("", "", OptionalInt.empty(), Optional.of(true));
        assertTrue(BackboneImport.run(weights, target, yes).standardise());
        Files.writeString(settings, "{\"do_normalize\": 3}");
        String message = assertThrows(
                        ModelFormatException.class,
                        () -> BackboneImport.run(weights, target, BackboneImport.Options.NONE))
                .getMessage();
        assertTrue(message.startsWith(settings + ": found no JSON with do_normalize"), message);
    }

    @Test
    void graphsOfAnotherKindAreNamed() throws IOException {
        assertTrue(faultOf(TestGraphs.wav2vec2("audio"))
                .startsWith("inputs audio float [-1, -1] and outputs first float [-1, -1, 2], other"));
        OnnxGraph flat = new OnnxGraph("flat");
        flat.output("logits", flat.input("input_values", OnnxGraph.DYNAMIC, 100), OnnxGraph.DYNAMIC, 100);
        assertTrue(faultOf(flat).contains("outputs logits float [-1, 100], expected one input input_values"));
        OnnxGraph fixed = new OnnxGraph("fixed");
        OnnxValue samples = fixed.input("input_values", 1, 16_000);
        fixed.output("y", samples.reshape(1, 50, 320), 1, 50, 320);
        assertTrue(faultOf(fixed).startsWith("a graph that fails on less than a second, expected one for clips"));
        OnnxGraph infinite = new OnnxGraph("infinite");
        OnnxValue x = infinite.input("input_values", 1, OnnxGraph.DYNAMIC);
        OnnxValue none = x.sub(x);
        infinite.output("y", none.div(none).unsqueeze(2), 1, OnnxGraph.DYNAMIC, 1);
        assertTrue(faultOf(infinite).startsWith("an output with NaN"));
    }

    @Test
    void aGraphWhoseWeightsLieInAnotherFileIsNamed() throws IOException {
        ModelProto.Builder model = TestGraphs.wav2vec2("input_values").toModel().toBuilder();
        for (var tensor : model.getGraphBuilder().getInitializerBuilderList()) {
            if (tensor.getName().equals("kernel")) {
                Files.write(folder.resolve("kernel.bin"), tensor.getRawData().toByteArray());
                tensor.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
                tensor.addExternalDataBuilder().setKey("location").setValue("kernel.bin");
            }
        }
        String fault = faultOf(model.build().toByteArray());
        assertTrue(fault.startsWith("a graph that does not load, expected one that ONNX Runtime runs ("), fault);
        assertTrue(fault.contains("kernel.bin"), fault);
    }

    @Test
    void whatIsNoneOfTheThreeIsNamed() throws IOException {
        assertTrue(faultOf(new byte[0]).startsWith("an empty file, expected Whisper's weights"));
        assertTrue(faultOf("<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8)).startsWith("bytes of none of these"));
        assertTrue(faultOf(new byte[] {8, 7, 6, 5}).startsWith("a graph that does not load"));
        assertTrue(faultOf("PK".getBytes(StandardCharsets.UTF_8)).startsWith("a broken zip"));
        Path target = folder.resolve("t.onnx");
        String message = assertThrows(
                        ModelFormatException.class,
                        () -> BackboneImport.run(folder, target, BackboneImport.Options.NONE))
                .getMessage();
        assertTrue(message.startsWith(folder + ": found a folder"), message);
    }

    @Test
    void aFailedImportLeavesWhatWasThere() throws IOException {
        Path target = Files.writeString(folder.resolve("t.onnx"), "old");
        Path weights = Files.writeString(folder.resolve("w"), "nothing");
        assertThrows(
                ModelFormatException.class, () -> BackboneImport.run(weights, target, BackboneImport.Options.NONE));
        assertEquals("old", Files.readString(target));
    }
}
