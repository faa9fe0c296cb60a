package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.intone.model.ModelFormatException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderWeightsTest {
    @TempDir
    private Path folder;

    private BackboneStore store;
    private final ToyWhisper toy = new ToyWhisper();

    @BeforeEach
    void importToy() throws IOException {
        System.setProperty(BackboneStore.PROPERTY, folder.toString());
        store = new BackboneStore(folder);
        Path weights = Files.write(folder.resolve("toy.pt"), toy.torch(TensorType.F16));
        BackboneImport.run(weights, store.file("toy"), BackboneImport.Options.NONE);
    }

    @AfterEach
    void forget() {
        System.clearProperty(BackboneStore.PROPERTY);
    }

    @Test
    void theSizesAreThoseOfTheEncoder() throws IOException {
        EncoderWeights encoder = EncoderWeights.of("toy");
        WhisperShape shape = ToyWhisper.SHAPE;
        assertEquals("toy", encoder.name());
        assertEquals("not stated", encoder.licence());
        assertEquals(shape.bands(), encoder.bands());
        assertEquals(shape.width(), encoder.width());
        assertEquals(shape.heads(), encoder.heads());
        assertEquals(shape.blocks(), encoder.blocks());
        assertEquals(shape.hidden(), encoder.hidden());
        assertEquals(shape.positions(), encoder.positions());
    }

    @Test
    void everyTensorIsThatOfTheFileThatWasImported() throws IOException {
        EncoderWeights encoder = EncoderWeights.of("toy");
        for (Map.Entry<String, ToyWhisper.Tensor> entry : toy.tensors().entrySet()) {
            String name = entry.getKey().equals("positional_embedding") ? "positions" : entry.getKey();
            if (!name.startsWith("ln_post")) {
                assertArrayEquals(entry.getValue().values(), encoder.tensor(name), 1e-6f, name);
            }
        }
        assertArrayEquals(new float[ToyWhisper.SHAPE.width()], encoder.tensor("blocks.1.attn.key.bias"));
        assertEquals(
                "no tensor blocks.2.mlp.0.bias in toy",
                assertThrows(IllegalArgumentException.class, () -> encoder.tensor("blocks.2.mlp.0.bias"))
                        .getMessage());
    }

    @Test
    void anEncoderOfTheOtherKindCannotBeTrained() throws IOException {
        Path graph = folder.resolve("hubert-graph.onnx");
        Files.write(graph, TestGraphs.wav2vec2("input_values").toModel().toByteArray());
        BackboneImport.run(graph, store.file("hubert"), BackboneImport.Options.NONE);
        assertEquals(
                "--fine-tune trains Whisper's encoders, and the backbone hubert is of the wav2vec2 kind: train a head on"
                        + " it without --fine-tune",
                assertThrows(IllegalArgumentException.class, () -> EncoderWeights.of("hubert"))
                        .getMessage());
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(store.file("toy"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(store.file("toy"), bytes);
        assertThrows(ModelFormatException.class, () -> EncoderWeights.of("toy"));
    }
}
