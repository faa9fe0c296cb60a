package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnxruntime.OrtException;
import java.util.function.UnaryOperator;
import org.intone.model.OnnxValue.BatchStatistics;
import org.junit.jupiter.api.Test;

/** Each operator against numbers computed by hand. */
class OnnxValueTest {
    private static final float[] SIX = {1, 2, 3, 4, 5, 6};

    private static void assertGives(float[] expected, UnaryOperator<OnnxValue> operator, float[] x, long... dims)
            throws OrtException {
        assertArrayEquals(expected, OnnxRun.run(operator.apply(OnnxRun.input(dims)), x, dims), 1e-6f);
    }

    private static OnnxValue constant(OnnxValue near, float[] values, long... dims) {
        return near.graph().constant(near.graph().freeName("constant"), values, dims);
    }

    @Test
    void convolutionOfOneAxisIsACorrelation() throws OrtException {
        // y[i] = x[i] - x[i + 2] + 10
        float[] expected = {8, 8, 8, 8};
        assertGives(
                expected,
                x -> x.conv(
                        constant(x, new float[] {1, 0, -1}, 1, 1, 3),
                        constant(x, new float[] {10}, 1),
                        Sliding.kernel(3),
                        1),
                SIX,
                1,
                1,
                6);
    }

    @Test
    void strideDilationAndPaddingOfAConvolution() throws OrtException {
        // Padded: 0 1 2 3 4 5 6 0 0; places 0, 3; y[i] = x[i] + 100 x[i + 4].
        float[] expected = {400, 3};
        assertGives(
                expected,
                x -> x.conv(
                        constant(x, new float[] {1, 0, 100}, 1, 1, 3),
                        constant(x, new float[1], 1),
                        Sliding.kernel(3).stride(3).dilation(2).pad(new int[] {1}, new int[] {2}),
                        1),
                SIX,
                1,
                1,
                6);
    }

    @Test
    void convolutionOfTwoAxes() throws OrtException {
        // 3 x 2 image, kernel 2 x 2: the diagonal's sum.
        float[] expected = {1 + 4, 3 + 6};
        assertGives(
                expected,
                x -> x.conv(
                        constant(x, new float[] {1, 0, 0, 1}, 1, 1, 2, 2),
                        constant(x, new float[1], 1),
                        Sliding.kernel(2, 2),
                        1),
                SIX,
                1,
                1,
                3,
                2);
    }

    @Test
    void groupsKeepChannelsApart() throws OrtException {
        float[] expected = {2, 4, 6, -4, -5, -6};
        assertGives(
                expected,
                x -> x.conv(
                        constant(x, new float[] {2, -1}, 2, 1, 1), constant(x, new float[2], 2), Sliding.kernel(1), 2),
                SIX,
                1,
                2,
                3);
    }

    @Test
    void matrixProductRunsAlongTheBatch() throws OrtException {
        float[] expected = {5, 11, 17};
        assertGives(expected, x -> x.matMul(constant(x, new float[] {1, 2}, 2, 1)), SIX, 3, 1, 2);
    }

    @Test
    void arithmeticRepeatsAxesOfLengthOne() throws OrtException {
        float[] two = {2, 4};
        assertGives(new float[] {3, 6, 5, 8, 7, 10}, x -> x.add(constant(x, two, 1, 2)), SIX, 3, 2);
        assertGives(new float[] {-1, -2, 1, 0, 3, 2}, x -> x.sub(constant(x, two, 1, 2)), SIX, 3, 2);
        assertGives(new float[] {2, 8, 6, 16, 10, 24}, x -> x.mul(constant(x, two, 1, 2)), SIX, 3, 2);
        assertGives(new float[] {.5f, .5f, 1.5f, 1, 2.5f, 1.5f}, x -> x.div(constant(x, two, 1, 2)), SIX, 3, 2);
    }

    @Test
    void activations() throws OrtException {
        float[] x = {-2, 0, 1};
        assertGives(new float[] {0, 0, 1}, OnnxValue::relu, x, 3);
        assertGives(new float[] {0.11920292f, .5f, 0.7310586f}, OnnxValue::sigmoid, x, 3);
        // Phi(1) = 0.8413447, Phi(-2) = 0.0227501
        assertGives(new float[] {-0.0455003f, 0, 0.8413447f}, OnnxValue::gelu, x, 3);
        float[] expected = {0.26894143f, 0.7310586f, 0.5f, 0.5f};
        assertGives(expected, value -> value.softmax(-1), new float[] {0, 1, 7, 7}, 2, 2);
        assertGives(new float[] {.5f, .5f, .5f, .5f}, value -> value.softmax(0), new float[] {3, 9, 3, 9}, 2, 2);
    }

    @Test
    void maximumLeavesOutWhatDoesNotFit() throws OrtException {
        float[] x = {3, 1, -4, -1, 5};
        assertGives(new float[] {3, -1}, v -> v.maxPool(Sliding.kernel(2).stride(2)), x, 1, 1, 5);
        float[] negative = {-3, -1};
        assertGives(
                new float[] {-3, -1}, v -> v.maxPool(Sliding.kernel(2).stride(2).pad(1)), negative, 1, 1, 2);
        assertGives(new float[] {4, 6}, v -> v.maxPool(Sliding.kernel(2, 2)), SIX, 1, 1, 3, 2);
    }

    @Test
    void meanOfAWindowCountsThePadding() throws OrtException {
        assertGives(
                new float[] {.5f, 2.5f, 4.5f, 3},
                v -> v.averagePool(Sliding.kernel(2).stride(2).pad(1)),
                SIX,
                1,
                1,
                6);
        assertGives(new float[] {2.5f, 4.5f}, v -> v.averagePool(Sliding.kernel(2, 2)), SIX, 1, 1, 3, 2);
    }

    @Test
    void meansOfWholeAxes() throws OrtException {
        assertGives(new float[] {2, 5}, v -> v.globalAveragePool().flatten(), SIX, 1, 2, 3);
        assertGives(new float[] {3, 6}, v -> v.globalMaxPool().flatten(), SIX, 1, 2, 3);
        assertGives(new float[] {2, 5}, v -> v.mean(false, 2), SIX, 1, 2, 3);
        assertGives(new float[] {2.5f, 3.5f, 4.5f}, v -> v.mean(true, 1).reshape(3), SIX, 1, 2, 3);
        assertGives(new float[] {3.5f}, v -> v.mean(false, -1, -2), SIX, 1, 2, 3);
    }

    @Test
    void batchNormalizationUsesTheRunningStatistics() throws OrtException {
        // Channel 0: 2 (x - 1) / sqrt(3 + 1) + 10; channel 1: (x - 4) / sqrt(8 + 1).
        float[] expected = {10, 11, 12, 0, 1 / 3f, 2 / 3f};
        assertGives(
                expected,
                x -> x.batchNorm(new BatchStatistics(
                        constant(x, new float[] {2, 1}, 2),
                        constant(x, new float[] {10, 0}, 2),
                        constant(x, new float[] {1, 4}, 2),
                        constant(x, new float[] {3, 8}, 2),
                        1)),
                SIX,
                1,
                2,
                3);
    }

    @Test
    void shapesChangeWithoutTheValues() throws OrtException {
        assertGives(new float[] {1, 4, 2, 5, 3, 6}, v -> v.transpose(1, 0), SIX, 2, 3);
        // Reshaped to [2, 1, 3] by keeping axis 0; the transpose then needs three axes.
        assertGives(new float[] {1, 4, 2, 5, 3, 6}, v -> v.reshape(0, 1, -1).transpose(2, 1, 0), SIX, 2, 3);
        assertGives(new float[] {1, 4, 2, 5, 3, 6}, v -> v.unsqueeze(0, 2).transpose(0, 2, 3, 1), SIX, 2, 3);
    }

    @Test
    void concatenationAlongAnAxis() throws OrtException {
        assertGives(
                new float[] {1, 2, 8, 3, 4, 9},
                v -> v.concat(constant(v, new float[] {8, 9}, 2, 1), 1),
                new float[] {1, 2, 3, 4},
                2,
                2);
    }

    @Test
    void slidingRefusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> Sliding.kernel());
        assertThrows(IllegalArgumentException.class, () -> Sliding.kernel(0));
        assertThrows(IllegalArgumentException.class, () -> Sliding.kernel(3, 3).stride(1));
        assertThrows(IllegalArgumentException.class, () -> Sliding.kernel(3).pad(-1));
        assertThrows(IllegalArgumentException.class, () -> Sliding.kernel(3).dilation(0));
    }

    @Test
    void extremesAndSumsOfAxes() throws OrtException {
        assertGives(new float[] {1, 2, 3}, x -> x.min(false, 1), SIX, 1, 2, 3);
        assertGives(new float[] {3, 6}, x -> x.max(true, 2), SIX, 1, 2, 3);
        assertGives(new float[] {5, 7, 9}, x -> x.sum(true, 1), SIX, 1, 2, 3);
        assertGives(new float[] {6, 15}, x -> x.sum(false, 2), SIX, 1, 2, 3);
        assertGives(new float[] {1, 2}, OnnxValue::sqrt, new float[] {1, 4}, 2);
        assertGives(new float[] {0, (float) Math.tanh(1)}, OnnxValue::tanh, new float[] {0, 1}, 2);
    }

    @Test
    void layerNormalizationComparesTheLastAxis() throws OrtException {
        assertGives(
                new float[] {-2, 13, -2, 13},
                x -> x.layerNorm(constant(x, new float[] {2, 3}, 2), constant(x, new float[] {0, 10}, 2), 1e-12f),
                new float[] {4, 6, -10, 10},
                2,
                2);
    }

    @Test
    void aSliceIsAPartOfAnAxis() throws OrtException {
        assertGives(new float[] {2, 3, 5, 6}, x -> x.slice(1, 1, 3), SIX, 2, 3);
        assertGives(new float[] {4, 5, 6}, x -> x.slice(0, 1, 2), SIX, 2, 3);
    }
}
