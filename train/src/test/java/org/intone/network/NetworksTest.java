package org.intone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.util.Arrays;
import org.intone.network.Architecture.Dimensions;
import org.junit.jupiter.api.Test;

class NetworksTest {
    private static final Dimensions CLASSIC = new Dimensions(1, 2376, 7, 0.25);
    private static final Dimensions LOGMEL = new Dimensions(188, 64, 7, 1);

    private static Network build(String name, Dimensions size, long seed) {
        return Networks.named(name).build(size, seed, LibTorch.device());
    }

    @Test
    void bothFormsOfEveryNetworkAgree() throws OrtException {
        OnnxTwin.assertTwins(build("cnn1d", CLASSIC, 1), 2, 1, 2376);
        OnnxTwin.assertTwins(build("cnn2d", LOGMEL, 1), 2, 188, 64);
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
    void anUnknownNameListsTheKnownOnes() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Networks.named("lstm"));
        assertEquals("no network 'lstm': known are cnn2d, cnn1d", e.getMessage());
        Networks.all().forEach(architecture -> assertEquals(architecture, Networks.named(architecture.name())));
    }
}
