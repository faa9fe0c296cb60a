package org.intone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.onnxruntime.OrtException;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** The layers that compare with kept vectors: their LibTorch form against a formula, their ONNX form against the LibTorch form. */
class KernelLayerTest {
    private final FirstWeights first = new FirstWeights(1, LibTorch.device());

    @Test
    void machinesWithAKernelVoteForPairsOfClasses() throws OrtException {
        // Classes 0 and 2 of three: decision = exp(-|x - (1, 0)|^2 / 2) - 2 exp(-|x - (0, 1)|^2 / 2) - 0.5
        SupportVectors.Pairs pairs =
                new SupportVectors.Pairs(new int[] {0}, new int[] {2}, new float[] {1, -2}, new float[] {0.5f});
        SupportVectors machines = new SupportVectors(3, 2, 0.5, new float[] {1, 0, 0, 1}, pairs);
        KernelSums sums = new KernelSums(machines, first);
        float decision = (float) (Math.exp(-1) - 2 * Math.exp(-2) - 0.5);
        assertArrayEquals(new float[] {decision}, OnnxTwin.torch(sums, new float[] {0, -1}, 1, 2), 1e-6f);
        OnnxTwin.assertTwins(sums, 3, 2);
        // Far from zero the distance is a small difference: in single precision its squares are off by 0.5.
        double gap = 3000.7f - 3000;
        SupportVectors far = new SupportVectors(3, 2, 0.5, new float[] {3000.7f, 0, 0, 3000}, pairs);
        KernelSums farSums = new KernelSums(far, first);
        float[] near = {3000, 0};
        assertArrayEquals(
                new float[] {(float) (Math.exp(-gap * gap / 2) - 0.5)},
                OnnxTwin.torch(farSums, near, 1, 2),
                1e-6f,
                "far from zero");
        OnnxTwin.assertTwins(farSums, near, 1, 2);
        PairVotes votes = new PairVotes(machines, first);
        float[] logits = OnnxTwin.torch(votes, new float[] {0.3f}, 1, 1);
        assertArrayEquals(
                new float[] {(float) -Math.log1p(Math.exp(-0.6)), -60, (float) -Math.log1p(Math.exp(0.6))},
                logits,
                1e-5f);
        OnnxTwin.assertTwins(votes, 3, 1);
    }

    @Test
    void theArcCosineKernelIsOfLengthsAndAngles() throws OrtException {
        Tensor vectors = first.given(new float[] {1, 0, 0, 2, -1, 0}, 3, 2);
        ArcCosine layer = new ArcCosine(vectors, first.given(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3));
        // k of equal directions |x| |y| / 2, of right angles |x| |y| / (2 pi), of opposite ones 0; times 8.
        assertArrayEquals(
                new float[] {8 * 3 / 2f, (float) (8 * 6 / (2 * Math.PI)), 0},
                OnnxTwin.torch(layer, new float[] {3, 0}, 1, 2),
                1e-5f);
        assertArrayEquals(new float[3], OnnxTwin.torch(layer, new float[2], 1, 2), 1e-5f, "silence");
        OnnxTwin.assertTwins(layer, 5, 2);
        OnnxTwin.assertTwins(layer, new float[] {3, 0, 0, 0, -1, 0}, 3, 2);
    }
}
