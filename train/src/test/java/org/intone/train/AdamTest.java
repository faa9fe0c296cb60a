package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.intone.network.LibTorch;
import org.intone.network.Tensors;
import org.intone.network.Weight;
import org.junit.jupiter.api.Test;

/** The optimiser against LibTorch's own. */
class AdamTest {
    private static final float[] START = {1, -2, 3, 0.5f, -0.25f, 4};

    private static Tensor tensor(long... shape) {
        Tensor tensor = Tensors.of(START, LibTorch.device(), shape);
        tensor.requires_grad_(true);
        return tensor;
    }

    /** The gradient of {@code sum of w^3}, which is {@code 3 w^2}. */
    private static void differentiate(Tensor tensor) {
        tensor.mul(tensor).mul(tensor).sum().backward();
    }

    @Test
    void stepsAsLibTorchsAdamWDoes() {
        Tensor own = tensor(2, 3);
        Tensor theirs = tensor(2, 3);
        Adam adam = new Adam(List.of(new Weight("w", own, true)), 0.1);
        AdamWOptions options = new AdamWOptions(0.01);
        options.weight_decay().put(0.1);
        AdamW reference = new AdamW(new TensorVector(theirs), options);
        for (int step = 0; step < 20; step++) {
            adam.clearGradients();
            differentiate(own);
            adam.step(0.01);
            reference.zero_grad();
            differentiate(theirs);
            reference.step();
        }
        assertArrayEquals(Tensors.values(theirs), Tensors.values(own), 2e-6f);
    }

    @Test
    void biasesAndNormsDoNotDecay() {
        Tensor own = tensor(6);
        Adam adam = new Adam(List.of(new Weight("b", own, true)), 0.9);
        own.mul(Tensors.of(new float[6], LibTorch.device(), 6)).sum().backward();
        adam.step(0.5);
        assertArrayEquals(START, Tensors.values(own));
        Tensor matrix = tensor(2, 3);
        Adam other = new Adam(List.of(new Weight("w", matrix, true)), 0.9);
        matrix.mul(Tensors.of(new float[6], LibTorch.device(), 2, 3)).sum().backward();
        other.step(0.5);
        float[] decayed = new float[6];
        for (int i = 0; i < 6; i++) {
            decayed[i] = START[i] * 0.55f;
        }
        assertArrayEquals(decayed, Tensors.values(matrix), 1e-6f);
    }

    @Test
    void whatNoRowHasTaughtStays() {
        Tensor taught = tensor(2, 3);
        Tensor untaught = tensor(2, 3);
        Adam adam = new Adam(List.of(new Weight("w", untaught, true), new Weight("v", taught, true)), 0.1);
        differentiate(taught);
        adam.step(0.01);
        assertArrayEquals(START, Tensors.values(untaught));
        assertFalse(Arrays.equals(START, Tensors.values(taught)));
    }

    @Test
    void buffersAreLeftAlone() {
        Tensor buffer = Tensors.of(START, LibTorch.device(), 6);
        Adam adam = new Adam(List.of(new Weight("mean", buffer, false)), 0.1);
        adam.clearGradients();
        adam.step(1);
        assertArrayEquals(START, Tensors.values(buffer));
    }
}
