package org.intone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.util.Arrays;
import org.bytedeco.pytorch.global.torch;
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
        torch.manual_seed(1);
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
}
