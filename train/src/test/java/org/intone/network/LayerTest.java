package org.intone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.api.Test;

/** Every layer type: its LibTorch form against a formula, its ONNX form against the LibTorch form. */
class LayerTest {
    private final FirstWeights first = new FirstWeights(1, LibTorch.device());

    private static void fill(Layer layer, String name, float... values) {
        Weight weight = layer.weights().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        Tensors.fill(weight.tensor(), values);
    }

    private static float[] training(Layer layer, float[] input, long... shape) {
        return Tensors.withoutGradients(
                () -> Tensors.values(layer.forward(Tensors.of(input, LibTorch.device(), shape), true)));
    }

    @Test
    void convolutionInTimeSumsNeighbours() throws OrtException {
        Conv1d layer = new Conv1d(1, 1, 3, first);
        fill(layer, "weight", 1, 10, 100);
        assertArrayEquals(new float[] {210, 321, 32}, OnnxTwin.torch(layer, new float[] {1, 2, 3}, 1, 1, 3));
        OnnxTwin.assertTwins(new Conv1d(3, 8, 5, first), 2, 3, 17);
    }

    @Test
    void convolutionOfPicturesKeepsThePlaceAndDividesTheSizeByTheStride() throws OrtException {
        Conv2d layer = new Conv2d(1, 1, 3, 2, first);
        fill(layer, "weight", 0, 0, 0, 0, 1, 2, 0, 0, 0);
        float[] picture = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertArrayEquals(new float[] {5, 3, 23, 9}, OnnxTwin.torch(layer, picture, 1, 1, 3, 3));
        OnnxTwin.assertTwins(new Conv2d(3, 8, 5, 2, first), 2, 3, 13, 10);
        OnnxTwin.assertTwins(new Conv2d(3, 8, 3, 1, first), 2, 3, 13, 10);
    }

    @Test
    void batchNormUsesItsStatisticsInInferenceAndTheBatchInTraining() throws OrtException {
        BatchNorm layer = new BatchNorm(1, first);
        fill(layer, "mean", 3);
        fill(layer, "variance", 4);
        fill(layer, "scale", 2);
        fill(layer, "shift", 1);
        assertArrayEquals(new float[] {3, -1}, OnnxTwin.torch(layer, new float[] {5, 1}, 2, 1), 1e-5f);
        assertArrayEquals(new float[] {3, -1}, training(layer, new float[] {20, 10}, 2, 1), 1e-5f);
        float mean = Tensors.values(layer.weights().get(2).tensor())[0];
        assertEquals(0.9 * 3 + 0.1 * 15, mean, 1e-5, "the running mean goes a tenth of the way to the batch's");
        OnnxTwin.assertTwins(layer, 2, 1, 9);
        BatchNorm pictures = new BatchNorm(3, first);
        fill(pictures, "mean", OnnxTwin.noise(3, 1));
        fill(pictures, "scale", OnnxTwin.noise(3, 2));
        fill(pictures, "shift", OnnxTwin.noise(3, 3));
        OnnxTwin.assertTwins(pictures, 2, 3, 5, 4);
    }

    @Test
    void reluCutsOffBelowZero() throws OrtException {
        assertArrayEquals(new float[] {0, 0, 2}, OnnxTwin.torch(new Relu(), new float[] {-1, 0, 2}, 1, 3));
        OnnxTwin.assertTwins(new Relu(), 2, 3, 5);
    }

    @Test
    void dropoutWorksInTrainingOnly() throws OrtException {
        Dropout layer = new Dropout(0.25);
        float[] ones = new float[10_000];
        Arrays.fill(ones, 1);
        assertArrayEquals(ones, OnnxTwin.torch(layer, ones, 1, ones.length));
        LayerChance.seed(1, new Device("cpu"));
        int dropped = 0;
        for (float value : training(layer, ones, 1, ones.length)) {
            assertTrue(value == 0 || Math.abs(value - 4 / 3f) < 1e-6, "was " + value);
            dropped += value == 0 ? 1 : 0;
        }
        assertEquals(2500, dropped, 150);
        OnnxTwin.assertTwins(layer, 2, 7);
        assertThrows(IllegalArgumentException.class, () -> new Dropout(1));
    }

    @Test
    void maxPoolsLieSymmetricAboutTheirPlace() throws OrtException {
        float[] row = {5, 1, 2, 9, 3, 4, 0, -7};
        assertArrayEquals(new float[] {5, 9, 9, 4}, OnnxTwin.torch(new MaxPool1d(5, 2), row, 1, 1, 8));
        OnnxTwin.assertTwins(new MaxPool1d(5, 2), 2, 3, 8);
        OnnxTwin.assertTwins(new MaxPool1d(5, 2), 2, 3, 9);
        OnnxTwin.assertTwins(new MaxPool1d(3, 2), 2, 3, 9);
        float[] square = {1, 2, 3, 4, 8, 6, 7, 5, 9};
        assertArrayEquals(new float[] {8}, OnnxTwin.torch(new MaxPool2d(), square, 1, 1, 3, 3));
        OnnxTwin.assertTwins(new MaxPool2d(), 2, 3, 9, 6);
    }

    @Test
    void denseSumsAllInputs() throws OrtException {
        Dense layer = new Dense(2, 3, first);
        fill(layer, "weight", 1, 0, 0, 1, 1, 1);
        fill(layer, "bias", 0, 0, 10);
        assertArrayEquals(new float[] {3, 4, 17}, OnnxTwin.torch(layer, new float[] {3, 4}, 1, 2));
        OnnxTwin.assertTwins(new Dense(40, 7, first), 3, 40);
    }

    @Test
    void aDenseLayerOnBlocksScalesEachByItsShare() throws OrtException {
        BlockDense layer = new BlockDense(2, 4, 1, first);
        fill(layer, "weight", 1, 2, 10, 20);
        float[] input = {1, 1, 1, 1};
        assertArrayEquals(new float[] {33}, OnnxTwin.torch(layer, input, 1, 4), 1e-5f);
        // Shares of 3/4 and 1/4, times the number of blocks.
        fill(layer, "score", (float) Math.log(3), 0);
        assertArrayEquals(new float[] {1.5f * 3 + 0.5f * 30}, OnnxTwin.torch(layer, input, 1, 4), 1e-5f);
        OnnxTwin.assertTwins(layer, 3, 4);
        BlockDense wide = new BlockDense(3, 30, 7, first);
        fill(wide, "score", 1, 0, -1);
        OnnxTwin.assertTwins(wide, 2, 30);
        assertThrows(IllegalArgumentException.class, () -> new BlockDense(3, 4, 1, first));
    }

    private Chain answering(float... weights) {
        Dense dense = new Dense(1, weights.length, first);
        fill(dense, "weight", weights);
        return new Chain(Map.of("dense1", dense));
    }

    @Test
    void anEnsembleAveragesLogProbabilitiesAndTeachesEachRowToOneMember() throws OrtException {
        Ensemble layer = new Ensemble(List.of(answering(0, 0), answering((float) Math.log(3), 0)));
        double[] expected = {(Math.log(0.5) + Math.log(0.75)) / 2, (Math.log(0.5) + Math.log(0.25)) / 2};
        float[] actual = OnnxTwin.torch(layer, new float[] {1}, 1, 1);
        assertEquals(expected[0], actual[0], 1e-6);
        assertEquals(expected[1], actual[1], 1e-6);
        // Three rows: the first to the first member, the others to the second.
        assertArrayEquals(
                new float[] {0, 0, 2 * (float) Math.log(3), 0, 3 * (float) Math.log(3), 0},
                training(layer, new float[] {1, 2, 3}, 3, 1),
                1e-6f);
        assertArrayEquals(
                new float[] {(float) Math.log(3), 0}, training(layer, new float[] {1}, 1, 1), 1e-6f, "fewer rows");
        assertEquals("member1.dense1.weight", layer.weights().get(2).name());
        OnnxTwin.assertTwins(layer, 4, 1);
    }

    @Test
    void anEnsembleOfEveryRowGivesEachMembersAnswersOneBehindTheOther() throws OrtException {
        Ensemble parts = new Ensemble(List.of(answering(0, 1), answering(2, 0)));
        Ensemble layer = parts.ofEveryRow();
        assertArrayEquals(
                new float[] {0, 1, 0, 2, 0, 3, 2, 0, 4, 0, 6, 0}, training(layer, new float[] {1, 2, 3}, 3, 1), 1e-6f);
        assertArrayEquals(
                OnnxTwin.torch(parts, new float[] {1, 2}, 2, 1), OnnxTwin.torch(layer, new float[] {1, 2}, 2, 1), 0);
        OnnxTwin.assertTwins(layer, 4, 1);
    }

    @Test
    void noiseIsAddedInTrainingOnly() throws OrtException {
        GaussianNoise layer = new GaussianNoise(0.5);
        float[] zeros = new float[20_000];
        assertArrayEquals(zeros, OnnxTwin.torch(layer, zeros, 1, zeros.length));
        LayerChance.seed(1, new Device("cpu"));
        double squares = 0;
        for (float value : training(layer, zeros, 1, zeros.length)) {
            squares += value * value;
        }
        assertEquals(0.25, squares / zeros.length, 0.01);
        OnnxTwin.assertTwins(layer, 2, 7);
        assertThrows(IllegalArgumentException.class, () -> new GaussianNoise(-1));
    }

    @Test
    void poolingOverAllPlacesGivesMeanAndMaximum() throws OrtException {
        float[] picture = {1, 2, 3, 6, -1, -1, -1, -5};
        assertArrayEquals(new float[] {3, -2, 6, -1}, OnnxTwin.torch(new MeanAndMax(), picture, 1, 2, 2, 2));
        OnnxTwin.assertTwins(new MeanAndMax(), 2, 5, 6, 3);
    }

    @Test
    void reshapingLayersKeepTheOrder() throws OrtException {
        float[] values = {1, 2, 3, 4, 5, 6};
        assertArrayEquals(values, OnnxTwin.torch(new Flatten(), values, 1, 2, 3));
        assertArrayEquals(values, OnnxTwin.torch(new AddChannel(), values, 1, 2, 3));
        OnnxTwin.assertTwins(new Flatten(), 2, 3, 4);
        OnnxTwin.assertTwins(new AddChannel(), 2, 3, 4);
    }

    /** Seven frames of noise in two bands between padding. */
    private static float[] padded() {
        float[] window = new float[22];
        Arrays.fill(window, -5);
        System.arraycopy(OnnxTwin.noise(14, 1), 0, window, 4, 14);
        return window;
    }

    @Test
    void channelNormTakesTheChannelAwayAndHearsNoPadding() throws OrtException {
        ChannelNorm layer = new ChannelNorm();
        float[] window = {-5, -5, 1, 10, 3, 14, -5, -5};
        assertArrayEquals(new float[] {0, 0, -1, -2, 1, 2, 0, 0}, OnnxTwin.torch(layer, window, 1, 4, 2), 1e-4f);
        float[] whole = {1, 14, 3, 10};
        assertArrayEquals(new float[] {-1, 2, 1, -2}, OnnxTwin.torch(layer, whole, 1, 2, 2), 1e-4f);
        assertArrayEquals(new float[4], OnnxTwin.torch(layer, new float[] {2, 3, 2, 3}, 1, 2, 2), 1e-6f);
        OnnxTwin.assertTwins(layer, 2, 19, 8);
        OnnxTwin.assertTwins(layer, padded(), 1, 11, 2);
    }

    @Test
    void poolingTheSoundIsPoolingWithoutThePadding() throws OrtException {
        AttentivePooling pooling = new AttentivePooling(2, 4, first);
        Chain nothing = new Chain(Map.of());
        SoundPooling layer = new SoundPooling(nothing, pooling, 1, new long[] {11, 2});
        float[] pooled = OnnxTwin.torch(layer, padded(), 1, 11, 2);
        assertArrayEquals(OnnxTwin.torch(pooling, OnnxTwin.noise(14, 1), 1, 7, 2), pooled, 1e-5f);
        OnnxTwin.assertTwins(layer, padded(), 1, 11, 2);
        float[] silence = OnnxTwin.torch(layer, new float[22], 1, 11, 2);
        assertArrayEquals(new float[] {0, 0, 0.01f, 0.01f}, silence, 1e-5f);
        OnnxTwin.assertTwins(layer, new float[22], 1, 11, 2);
        Map<String, Layer> halving = new LinkedHashMap<>();
        halving.put("swap1", new SwapAxes());
        halving.put("pool", new MaxPool1d(3, 2));
        halving.put("swap2", new SwapAxes());
        SoundPooling halved = new SoundPooling(new Chain(halving), pooling, 2, new long[] {11, 2});
        OnnxTwin.assertTwins(halved, padded(), 1, 11, 2);
        long[] row = {11, 2};
        assertThrows(IllegalArgumentException.class, () -> new SoundPooling(nothing, pooling, 2, row));
    }

    @Test
    void layerNormComparesTheChannelsOfAFrame() throws OrtException {
        LayerNorm layer = new LayerNorm(2, first);
        fill(layer, "scale", 2, 1);
        fill(layer, "shift", 0, 10);
        assertArrayEquals(
                new float[] {2, 9, -2, 11}, OnnxTwin.torch(layer, new float[] {7, 3, -100, 100}, 1, 2, 2), 1e-5f);
        OnnxTwin.assertTwins(new LayerNorm(24, first), 2, 5, 24);
    }

    @Test
    void siluAndTheGatedUnitFollowTheirFormulas() throws OrtException {
        double sigmoid = 1 / (1 + Math.exp(-2));
        float[] silu = OnnxTwin.torch(new Silu(), new float[] {2, -2, 0}, 1, 3);
        assertArrayEquals(new float[] {(float) (2 * sigmoid), (float) (-2 * (1 - sigmoid)), 0}, silu, 1e-6f);
        OnnxTwin.assertTwins(new Silu(), 2, 3, 5);
        float[] gated = OnnxTwin.torch(new Glu(2), new float[] {3, 5, 2, -2}, 1, 1, 4);
        assertArrayEquals(new float[] {(float) (3 * sigmoid), (float) (5 * (1 - sigmoid))}, gated, 1e-6f);
        OnnxTwin.assertTwins(new Glu(3), 2, 5, 6);
    }

    @Test
    void layersOfFramesKeepEachFrameToItself() throws OrtException {
        FrameDense dense = new FrameDense(2, 1, first);
        fill(dense, "weight", 1, 10);
        fill(dense, "bias", 100);
        assertArrayEquals(new float[] {121, 143}, OnnxTwin.torch(dense, new float[] {1, 2, 3, 4}, 1, 2, 2));
        OnnxTwin.assertTwins(new FrameDense(6, 4, first), 2, 5, 6);
        float[] swapped = {1, 4, 2, 5, 3, 6};
        assertArrayEquals(swapped, OnnxTwin.torch(new SwapAxes(), new float[] {1, 2, 3, 4, 5, 6}, 1, 2, 3));
        OnnxTwin.assertTwins(new SwapAxes(), 2, 5, 3);
        float[] joined = {1, 2, 5, 6, 3, 4, 7, 8};
        assertArrayEquals(joined, OnnxTwin.torch(new JoinBands(), new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 2, 2));
        OnnxTwin.assertTwins(new JoinBands(), 2, 3, 5, 4);
    }

    @Test
    void depthwiseConvolutionKeepsChannelsApart() throws OrtException {
        DepthwiseConv1d layer = new DepthwiseConv1d(2, 3, 1, first);
        fill(layer, "weight", 1, 10, 100, 0, 0, 1);
        assertArrayEquals(
                new float[] {210, 321, 32, 5, 6, 0}, OnnxTwin.torch(layer, new float[] {1, 2, 3, 4, 5, 6}, 1, 2, 3));
        OnnxTwin.assertTwins(new DepthwiseConv1d(4, 5, 1, first), 2, 4, 11);
        DepthwiseConv1d wide = new DepthwiseConv1d(1, 3, 2, first);
        fill(wide, "weight", 1, 10, 100);
        assertArrayEquals(new float[] {310, 420, 31, 42}, OnnxTwin.torch(wide, new float[] {1, 2, 3, 4}, 1, 1, 4));
        OnnxTwin.assertTwins(new DepthwiseConv1d(4, 5, 3, first), 2, 4, 11);
    }

    @Test
    void attentionTakesFromFramesWhoseKeysAreAlike() throws OrtException {
        // Queries look for the key of the other frame so strongly that nothing else counts.
        float[] frames = {0, 100, 100, 0, 1, 2, 100, 0, 0, 100, 3, 4};
        float[] output = OnnxTwin.torch(new HeadAttention(2, 1), frames, 1, 2, 6);
        assertArrayEquals(new float[] {3, 4, 1, 2}, output, 1e-5f);
        float[] alike = {0, 0, 5, 5, 1, 2, 0, 0, 7, 7, 3, 4};
        assertArrayEquals(new float[] {2, 3, 2, 3}, OnnxTwin.torch(new HeadAttention(2, 2), alike, 1, 2, 6), 1e-5f);
        OnnxTwin.assertTwins(new HeadAttention(8, 4), 2, 7, 24);
        assertThrows(IllegalArgumentException.class, () -> new HeadAttention(6, 4));
    }

    @Test
    void attentivePoolingWithoutPreferenceGivesMeanAndDeviation() throws OrtException {
        AttentivePooling layer = new AttentivePooling(2, 4, first);
        fill(layer, "out.weight", new float[8]);
        float[] pooled = OnnxTwin.torch(layer, new float[] {1, 5, 3, 5, 5, 5}, 1, 3, 2);
        float[] expected = {3, 5, (float) Math.sqrt(8 / 3.0 + 1e-4), 0.01f};
        assertArrayEquals(expected, pooled, 1e-5f);
        OnnxTwin.assertTwins(new AttentivePooling(6, 4, first), 2, 9, 6);
    }

    @Test
    void residualAddsAShareOfItsBranch() throws OrtException {
        FrameDense dense = new FrameDense(1, 1, first);
        fill(dense, "weight", 3);
        fill(dense, "bias", 1);
        Chain branch = new Chain(Map.of("dense", dense));
        Chain nothing = new Chain(Map.of());
        Residual layer = new Residual(branch, nothing, 0.5);
        assertArrayEquals(new float[] {5.5f, 8}, OnnxTwin.torch(layer, new float[] {2, 3}, 1, 2, 1));
        assertEquals(
                List.of("dense.weight", "dense.bias"),
                layer.weights().stream().map(Weight::name).toList());
        OnnxTwin.assertTwins(layer, 2, 5, 1);
        OnnxTwin.assertTwins(new Residual(branch, branch, 1), 2, 5, 1);
        Residual uneven = new Residual(new Chain(Map.of("dense", new FrameDense(3, 2, first))), nothing, 1);
        assertThrows(IllegalArgumentException.class, () -> uneven.outputShape(new long[] {5, 3}));
    }

    @Test
    void gatheredKeepsWhatEveryLayerMakes() throws OrtException {
        DepthwiseConv1d twice = new DepthwiseConv1d(1, 1, 1, first);
        fill(twice, "weight", 2);
        DepthwiseConv1d thrice = new DepthwiseConv1d(1, 1, 1, first);
        fill(thrice, "weight", 3);
        Gathered layer = new Gathered(List.of(twice, thrice));
        assertArrayEquals(new float[] {2, 4, 6, 12}, OnnxTwin.torch(layer, new float[] {1, 2}, 1, 1, 2));
        assertEquals(
                List.of("1.weight", "2.weight"),
                layer.weights().stream().map(Weight::name).toList());
        OnnxTwin.assertTwins(layer, 2, 1, 5);
    }

    @Test
    void theMemoryReadsBothWays() throws OrtException {
        BiLstm layer = new BiLstm(1, 1, first);
        for (String way : List.of("forward", "backward")) {
            // i and o open, f shut, g = tanh(x): h = tanh(tanh(x)), of the frame alone.
            fill(layer, way + ".input", 0, 0, 1, 0);
            fill(layer, way + ".recurrence", 0, 0, way.equals("backward") ? 1 : 0, 0);
            fill(layer, way + ".bias", 100, -100, 0, 100);
        }
        float h1 = (float) Math.tanh(Math.tanh(1));
        float h2 = (float) Math.tanh(Math.tanh(2));
        float back = (float) Math.tanh(Math.tanh(1 + h2));
        assertArrayEquals(new float[] {h1, back, h2, h2}, OnnxTwin.torch(layer, new float[] {1, 2}, 1, 2, 1), 1e-5f);
        OnnxTwin.assertTwins(new BiLstm(6, 4, first), 3, 9, 6);
    }

    @Test
    void theForgetGateStartsOpen() {
        BiLstm layer = new BiLstm(3, 2, first);
        float[] bias = Tensors.values(layer.weights().get(2).tensor());
        assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0, 0, 0}, bias);
        assertEquals(6, layer.weights().stream().filter(Weight::trained).count());
    }
}
