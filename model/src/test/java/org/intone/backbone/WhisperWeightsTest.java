package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.intone.model.ModelFormatException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhisperWeightsTest {
    private static final OptionalInt TWO = OptionalInt.of(2);

    @TempDir
    private Path folder;

    private final ToyWhisper toy = new ToyWhisper();

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("x"), bytes);
    }

    private String faultOf(byte[] bytes, OptionalInt heads) throws IOException {
        Path file = file(bytes);
        String message = assertThrows(ModelFormatException.class, () -> {
                    try (WhisperWeights weights = WhisperWeights.open(file, heads)) {
                        WhisperGraph.of(weights);
                    }
                })
                .getMessage();
        return message.substring((file + ": found ").length());
    }

    private void assertSameAsToy(byte[] bytes, OptionalInt heads) throws IOException {
        try (WhisperWeights weights = WhisperWeights.open(file(bytes), heads)) {
            assertEquals(ToyWhisper.SHAPE, weights.shape());
            for (String name : toy.tensors().keySet()) {
                int[] shape = toy.tensors().get(name).shape();
                long[] dims = java.util.Arrays.stream(shape).asLongStream().toArray();
                assertArrayEquals(toy.values(name), weights.tensor(name, dims), name);
            }
        }
    }

    @Test
    void everySourceAndTypeGivesTheSameTensors() throws IOException {
        for (TensorType type : TensorType.values()) {
            assertSameAsToy(toy.safetensors(type, ToyWhisper::huggingFace), TWO);
            assertSameAsToy(toy.torch(type), OptionalInt.empty());
        }
        assertSameAsToy(toy.safetensors(TensorType.F32, name -> "encoder." + name), TWO);
        assertSameAsToy(toy.safetensors(TensorType.F32, name -> name), TWO);
        assertSameAsToy(
                toy.safetensors(
                        TensorType.F32, name -> ToyWhisper.huggingFace(name).substring("model.".length())),
                TWO);
    }

    @Test
    void headsComeFromTheCallerTheFileOrItsConfiguration() throws IOException {
        byte[] silent = toy.safetensors(TensorType.F16, ToyWhisper::huggingFace);
        assertEquals(
                "a width of 16 and no number of heads, expected the number of heads, a divisor of 16: --heads, or "
                        + "encoder_attention_heads in a config.json beside it",
                faultOf(silent, OptionalInt.empty()));
        Files.writeString(folder.resolve("config.json"), "{\"encoder_attention_heads\": 4, \"d_model\": 16}");
        try (WhisperWeights weights = WhisperWeights.open(file(silent), OptionalInt.empty())) {
            assertEquals(4, weights.shape().heads());
        }
        try (WhisperWeights weights = WhisperWeights.open(file(silent), TWO)) {
            assertEquals(2, weights.shape().heads());
        }
        assertTrue(faultOf(silent, OptionalInt.of(3)).startsWith("3 heads"));
        assertTrue(faultOf(silent, OptionalInt.of(0)).startsWith("0 heads"));
        Files.writeString(folder.resolve("config.json"), "{");
        ModelFormatException broken = assertThrows(
                ModelFormatException.class, () -> WhisperWeights.open(folder.resolve("x"), OptionalInt.empty()));
        assertTrue(broken.getMessage().startsWith(folder.resolve("config.json").toString()), broken.getMessage());
    }

    @Test
    void whatIsMissingOrWrongIsNamed() throws IOException {
        toy.put("blocks.1.attn.value.bias", null);
        assertTrue(faultOf(toy.torch(TensorType.F16), TWO).startsWith("no tensor blocks.1.attn.value.bias among 36,"));
        toy.put("blocks.1.attn.value.bias", new ToyWhisper.Tensor(new int[] {15}, new short[15]));
        assertEquals(
                "encoder.blocks.1.attn.value.bias of shape [15], expected shape [16]",
                faultOf(toy.torch(TensorType.F16), TWO));
        toy.put("blocks.1.attn.value.bias", new ToyWhisper.Tensor(new int[] {16}, new short[16]));
        short[] infinite = new short[16];
        infinite[3] = 0x7c00;
        toy.put("ln_post.bias", new ToyWhisper.Tensor(new int[] {16}, infinite));
        assertEquals(
                "encoder.ln_post.bias with Infinity at 3, expected finite numbers",
                faultOf(toy.torch(TensorType.F16), TWO));
        toy.put("conv1.weight", new ToyWhisper.Tensor(new int[] {16, 80}, new short[16 * 80]));
        assertTrue(
                faultOf(toy.torch(TensorType.F16), TWO).startsWith("conv1.weight of shape [16, 80], expected 3 axes"));
        toy.put("conv1.weight", null);
        assertTrue(faultOf(toy.torch(TensorType.F16), TWO).startsWith("no tensor conv1.weight among 36, expected the"));
    }

    @Test
    @Tag("backbones")
    void theSharedToysHoldTheSameTensors() throws IOException {
        try (WhisperWeights torch =
                        WhisperWeights.open(SharedBackbones.file("toy/whisper-toy.pt"), OptionalInt.empty());
                WhisperWeights safe = WhisperWeights.open(SharedBackbones.file("toy/whisper-toy.safetensors"), TWO)) {
            assertEquals(new WhisperShape(80, 16, 2, 2, 64, 1500), torch.shape());
            assertEquals(torch.shape(), safe.shape());
            for (String name : toy.tensors().keySet()) {
                int[] shape = toy.tensors().get(name).shape();
                long[] dims = java.util.Arrays.stream(shape)
                        .map(length -> length == 24 ? 64 : length == 150 ? 1500 : length)
                        .asLongStream()
                        .toArray();
                assertArrayEquals(torch.tensor(name, dims), safe.tensor(name, dims), name);
            }
        }
    }

    @Test
    @Tag("backbones")
    void theRealEncoderHasTheSizesOfTiny() throws IOException {
        Path file = SharedBackbones.file("whisper-tiny.en/model.safetensors");
        try (WhisperWeights weights = WhisperWeights.open(file, OptionalInt.empty())) {
            assertEquals(new WhisperShape(80, 384, 6, 4, 1536, 1500), weights.shape());
        }
    }
}
