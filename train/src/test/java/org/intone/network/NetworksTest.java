package org.intone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.network.Architecture.Dimensions;
import org.junit.jupiter.api.Test;

class NetworksTest {
    private static final Dimensions CLASSIC = new Dimensions(1, 2376, 7, 0.25);
    private static final Dimensions HEAD = new Dimensions(1, 96, 7, 1, 3);
    private static final Dimensions LOGMEL = new Dimensions(188, 64, 7, 1);

    private static final Dimensions NARROW = new Dimensions(100, 40, 4, 0.3);

    private static Network build(String name, Dimensions size, long seed) {
        return Networks.named(name).build(size, seed, LibTorch.device());
    }

    @Test
    void bothFormsOfEveryNetworkAgree() throws OrtException {
        OnnxTwin.assertTwins(build("cnn1d", CLASSIC, 1), 2, 1, 2376);
        OnnxTwin.assertTwins(build("cnn2d", LOGMEL, 1), 2, 188, 64);
        OnnxTwin.assertTwins(build("conformer", LOGMEL, 1), 2, 188, 64);
        OnnxTwin.assertTwins(build("cnn-lstm", LOGMEL, 1), 2, 188, 64);
        OnnxTwin.assertTwins(build("tdnn", LOGMEL, 1), 2, 188, 64);
        OnnxTwin.assertTwins(build("resnet", LOGMEL, 1), 2, 188, 64);
        OnnxTwin.assertTwins(build("conformer-raw", NARROW, 1), 2, 100, 40);
        OnnxTwin.assertTwins(build("head", HEAD, 1), 2, 1, 96);
        OnnxTwin.assertTwins(build("heads", HEAD, 1), 2, 1, 96);
        OnnxTwin.assertTwins(build("kernel", HEAD, 1), 2, 1, 96);
    }

    @Test
    void cnn1dHasTheSizeOfTheOriginals() {
        long convolutions = 512 * 5 + 512 * 512 * 5 + 512 * 256 * 5 + 256 * 256 * 3 + 256 * 128 * 3;
        long norms = 2 * (512 + 512 + 256 + 256 + 128 + 512);
        long dense = 75 * 128 * 512 + 512 + 512 * 7 + 7;
        Network network = build("cnn1d", new Dimensions(1, 2376, 7, 1), 1);
        assertEquals(convolutions + norms + dense, network.parameters());
    }

    @Test
    void cnn2dIsSmall() {
        assertTrue(build("cnn2d", LOGMEL, 1).parameters() <= 1_000_000);
    }

    @Test
    void studentsFitIntoAFewMegabytes() {
        for (String name : List.of("tdnn", "resnet", "cnn-lstm")) {
            Network network = build(name, LOGMEL, 1);
            long values = network.weights().stream()
                    .mapToLong(weight -> weight.tensor().numel())
                    .sum();
            assertTrue(4 * values < 5_900_000, name + " has " + values + " values");
            assertEquals(Map.of("tdnn", 192, "resnet", 256, "cnn-lstm", 128).get(name), network.embeddingSize());
        }
    }

    @Test
    void theConformerFitsIntoAFewMegabytesAndNamesItsBranches() {
        Network network = build("conformer", LOGMEL, 1);
        assertTrue(network.parameters() > 900_000 && 4 * network.parameters() < 6_000_000, "" + network.parameters());
        assertEquals(256, network.embeddingSize());
        List<String> names = network.weights().stream().map(Weight::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
        assertTrue(names.containsAll(
                List.of("pooled1.feed1.dense2.weight", "pooled1.convolve4.norm2.mean", "pooled1.pooling.out.bias")));
    }

    @Test
    void theConformerOfAChannelIsThatOfAnother() {
        float[] input = OnnxTwin.noise(188 * 64, 3);
        float[] coloured = input.clone();
        for (int i = 0; i < input.length; i++) {
            coloured[i] += (i % 64 - 31.5f) / 32;
        }
        Arrays.fill(input, 100 * 64, input.length, -9);
        Arrays.fill(coloured, 100 * 64, input.length, -9);
        float[] expected = build("conformer", LOGMEL, 1).infer(input, 1, 188, 64);
        assertArrayEquals(expected, build("conformer", LOGMEL, 1).infer(coloured, 1, 188, 64), 1e-3f);
        assertFalse(Math.abs(build("conformer-raw", LOGMEL, 1).infer(input, 1, 188, 64)[0]
                        - build("conformer-raw", LOGMEL, 1).infer(coloured, 1, 188, 64)[0])
                < 1e-2);
    }

    @Test
    void headHasAShareForEachBlockAndOneHiddenLayer() {
        assertEquals(96 * 256 + 256 + 3 + 256 * 7 + 7, build("head", HEAD, 1).parameters());
        assertEquals(256, build("head", HEAD, 1).embeddingSize());
        assertEquals(
                5 * (96 * 128 + 128 + 3 + 128 * 7 + 7), build("heads", HEAD, 1).parameters());
        assertEquals(96, build("heads", HEAD, 1).embeddingSize());
        assertThrows(IllegalArgumentException.class, () -> new Dimensions(1, 96, 7, 1, 5));
    }

    @Test
    void widthScalesTheChannels() {
        assertEquals(128, CLASSIC.scaled(512));
        assertEquals(8, new Dimensions(1, 1, 2, 0.05).scaled(32));
        assertThrows(IllegalArgumentException.class, () -> new Dimensions(1, 1, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> new Dimensions(1, 1, 2, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Dimensions(1, 1, 1, 1));
    }

    @Test
    void theSeedGivesTheWeights() {
        float[] one = Tensors.values(build("cnn1d", CLASSIC, 1).weights().get(0).tensor());
        assertArrayEquals(
                one, Tensors.values(build("cnn1d", CLASSIC, 1).weights().get(0).tensor()));
        assertFalse(Arrays.equals(
                one, Tensors.values(build("cnn1d", CLASSIC, 2).weights().get(0).tensor())));
    }

    @Test
    void weightsHaveNamesOfTheirOwn() {
        Network network = build("cnn2d", LOGMEL, 1);
        long names = network.weights().stream().map(Weight::name).distinct().count();
        assertEquals(network.weights().size(), names);
        assertEquals("conv1.weight", network.weights().get(0).name());
        assertEquals(
                1,
                network.weights().stream()
                        .filter(w -> w.name().equals("norm1.mean") && !w.trained())
                        .count());
    }

    @Test
    void theEmbeddingIsWhatTheLastDenseLayerTakesBeforeDropout() {
        Network network = build("cnn2d", LOGMEL, 1);
        assertEquals(128, network.embeddingSize());
        List<Weight> dense = network.weights()
                .subList(network.weights().size() - 2, network.weights().size());
        Tensors.scoped(() -> {
            Tensor input = Tensors.of(OnnxTwin.noise(2 * 188 * 64, 3), network.device(), 2, 188, 64);
            Network.Tapped tapped = network.forwardTapped(input, false);
            Tensor logits = torch.linear(
                    tapped.embedding(),
                    dense.get(0).tensor(),
                    Tensors.optional(dense.get(1).tensor()));
            assertArrayEquals(Tensors.values(logits), Tensors.values(tapped.logits()), 1e-6f);
            assertArrayEquals(Tensors.values(network.forward(input, false)), Tensors.values(tapped.logits()));
            float[] taught = Tensors.values(network.forwardTapped(input, true).embedding());
            double zeros = IntStream.range(0, taught.length)
                    .filter(i -> taught[i] == 0)
                    .count();
            assertEquals(
                    128,
                    zeros,
                    1,
                    "of two rows that are compared, one lies below the mean: ReLU's zeros, no dropped ones");
            return null;
        });
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Networks.named("lstm"));
        assertEquals(
                "no network 'lstm': known are cnn2d, cnn1d, conformer, conformer-raw, cnn-lstm, tdnn, resnet, head, heads, kernel, svm",
                e.getMessage());
        Networks.all().forEach(architecture -> assertEquals(architecture, Networks.named(architecture.name())));
    }
}
