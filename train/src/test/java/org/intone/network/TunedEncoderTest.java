package org.intone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Tensor;
import org.intone.audio.Waveform;
import org.intone.backbone.Backbone;
import org.intone.backbone.BackboneImport;
import org.intone.backbone.BackboneStore;
import org.intone.backbone.EncoderWeights;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipes;
import org.intone.feature.SpeechClip;
import org.intone.network.Architecture.Dimensions;
import org.intone.testing.Sounds;
import org.intone.testing.ToyWeights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The encoder in LibTorch against the backbone's graph in ONNX Runtime, and its own ONNX form against it. */
class TunedEncoderTest {
    private static final int BLOCKS = 3;
    private static final int WIDTH = 64;
    private static final int FEATURES = 2 * BLOCKS * WIDTH;

    @TempDir
    private static Path folder;

    private static EncoderWeights weights;

    @BeforeAll
    static void importToy() throws IOException {
        System.setProperty(BackboneStore.PROPERTY, folder.toString());
        Path file = Files.write(folder.resolve("toy.safetensors"), ToyWeights.whisper(3, BLOCKS, 1500));
        BackboneImport.run(
                file,
                BackboneStore.standard().file("toy"),
                new BackboneImport.Options("", "none", OptionalInt.of(4), Optional.empty()));
        weights = EncoderWeights.of("toy");
    }

    @AfterAll
    static void forget() {
        System.clearProperty(BackboneStore.PROPERTY);
    }

    private static WhisperEncoder encoder() {
        return new WhisperEncoder(weights, new FirstWeights(0, LibTorch.device()));
    }

    private static Waveform voice(int samples) {
        return Waveform.of(Sounds.buzz(samples, 16_000, 120, 0.3), 16_000);
    }

    private static FeatureMatrix picture(Waveform waveform) {
        return Recipes.LOGMEL_80_SPEECH.newExtractor().extract(waveform);
    }

    private static Network tuned() {
        Network head = Networks.named("heads").build(new Dimensions(1, FEATURES, 5, 0.5, BLOCKS), 1, LibTorch.device());
        float[] mean = new float[FEATURES];
        float[] scale = new float[FEATURES];
        Arrays.fill(mean, 0.1f);
        Arrays.fill(scale, 2);
        return TunedEncoder.of(weights, head, mean, scale);
    }

    @Test
    void everyBlockGivesWhatTheBackboneGives() throws IOException {
        FeatureMatrix picture = picture(voice(20_000));
        List<FeatureMatrix> expected;
        try (Backbone backbone = Backbone.open("toy")) {
            expected = backbone.embed(SpeechClip.prepared(voice(20_000)));
        }
        List<float[]> actual = Tensors.withoutGradients(() ->
                encoder().blocks(Tensors.of(picture.values(), LibTorch.device(), 1, picture.frames(), 80)).stream()
                        .map(Tensors::values)
                        .toList());
        assertEquals(BLOCKS, actual.size());
        for (int b = 0; b < BLOCKS; b++) {
            assertArrayEquals(expected.get(b).values(), actual.get(b), 1e-3f, "block " + b);
        }
    }

    @Test
    void thePooledBlocksAreTheBackbonesRow() {
        FeatureMatrix picture = picture(voice(20_000));
        float[] expected =
                Recipes.named("toy").newExtractor().extract(voice(20_000)).values();
        assertArrayEquals(expected, OnnxTwin.torch(encoder(), picture.values(), 1, picture.frames(), 80), 1e-3f);
    }

    @Test
    void recordingsOfDifferentLengthsInOneBatchAreAsEachByItself() {
        FeatureMatrix longer = picture(voice(20_000));
        FeatureMatrix shorter = picture(voice(9_000));
        assertTrue(shorter.frames() < longer.frames());
        float[] batch = Arrays.copyOf(shorter.values(), 2 * longer.values().length);
        Arrays.fill(batch, shorter.values().length, longer.values().length, Float.NaN);
        System.arraycopy(longer.values(), 0, batch, longer.values().length, longer.values().length);
        float[] both = OnnxTwin.torch(encoder(), batch, 2, longer.frames(), 80);
        assertArrayEquals(
                OnnxTwin.torch(encoder(), shorter.values(), 1, shorter.frames(), 80),
                Arrays.copyOf(both, FEATURES),
                1e-5f);
        assertArrayEquals(
                OnnxTwin.torch(encoder(), longer.values(), 1, longer.frames(), 80),
                Arrays.copyOfRange(both, FEATURES, 2 * FEATURES),
                1e-5f);
    }

    @Test
    void theTwoFormsAgreeAtAnyLength() throws OrtException {
        OnnxTwin.assertTwins(new Gelu(), 2, 3, 5);
        OnnxTwin.assertTwins(new WhisperStem(weights, new FirstWeights(0, LibTorch.device())), 2, 7, 80);
        Network network = tuned();
        for (long[] shape : new long[][] {{1, 1, 80}, {1, 51, 80}, {2, 20, 80}}) {
            OnnxTwin.assertTwins(network, shape);
        }
    }

    @Test
    void theFirstConvolutionsAndTheScalerAreNotTrainedAndAllElseIs() {
        Network network = tuned();
        for (Weight weight : network.weights()) {
            boolean fixed =
                    weight.name().startsWith("encoder.stem.") || weight.name().startsWith("standardised.");
            assertEquals(!fixed, weight.trained(), weight.name());
            assertEquals(!fixed, weight.tensor().requires_grad(), weight.name());
        }
        // Every tensor of a block has a gradient.
        Tensors.scoped(() -> {
            Tensor input = Tensors.of(OnnxTwin.noise(2 * 30 * 80, 1), LibTorch.device(), 2, 30, 80);
            network.forward(input, true).square().sum().backward();
            return input;
        });
        for (Weight weight : network.weights()) {
            if (weight.trained() && weight.name().startsWith("encoder.")) {
                assertTrue(moves(weight), weight.name());
            }
        }
    }

    @Test
    void everyRowTeachesEveryHead() {
        Network network = tuned();
        Tensors.scoped(() -> {
            Tensor input = Tensors.of(OnnxTwin.noise(2 * 30 * 80, 1), LibTorch.device(), 2, 30, 80);
            Tensor logits = network.forward(input, true);
            assertArrayEquals(new long[] {5 * 2, 5}, Tensors.shape(logits));
            // What all heads say of the second row alone.
            logits.reshape(5, 2, 5).select(1, 1).square().sum().backward();
            return logits;
        });
        List<Weight> last = network.weights().stream()
                .filter(weight -> weight.name().matches("ensemble1[.]member.[.]dense2[.]bias"))
                .toList();
        assertEquals(5, last.size());
        for (Weight weight : last) {
            assertTrue(moves(weight), weight.name());
        }
    }

    private static boolean moves(Weight weight) {
        for (float value : Tensors.values(weight.tensor().grad())) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void weightsAreToldApartByTheirBlock() {
        assertEquals(0, TunedEncoder.blockOf("encoder.block0.qkv.weight", BLOCKS));
        assertEquals(2, TunedEncoder.blockOf("encoder.block2.first.bias", BLOCKS));
        assertEquals(-1, TunedEncoder.blockOf("ensemble1.member0.dense1.weight", BLOCKS));
        assertEquals(-1, TunedEncoder.blockOf("encoder.stem.positions", BLOCKS));
        List<Integer> blocks = tuned().weights().stream()
                .map(weight -> TunedEncoder.blockOf(weight.name(), BLOCKS))
                .distinct()
                .toList();
        assertEquals(List.of(-1, 0, 1, 2), blocks);
    }

    @Test
    void aScalerOfOtherFeaturesIsRefused() {
        Network head = Networks.named("head").build(new Dimensions(1, 8, 5, 1, 2), 1, LibTorch.device());
        assertEquals(
                "mean and scale must be of the 384 features that toy gives, were of 8 and 8",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> TunedEncoder.of(weights, head, new float[8], new float[8]))
                        .getMessage());
    }
}
