package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.intone.network.LibTorch;
import org.intone.network.Tensors;
import org.intone.network.Weight;
import org.junit.jupiter.api.Test;

/** The learning rate over time, shortened gradients and running means. */
class PaceTest {
    @Test
    void aPlateauLeavesTheRateButForTheWarmUp() {
        assertEquals(0.25, Pace.DEFAULT.rate(1, 0.25, 7, 10));
        Pace warm = new Pace(Pace.Curve.PLATEAU, 2, 0, 0);
        assertEquals(0.25, warm.rate(1, 1, 0.5, 10));
        assertEquals(1, warm.rate(1, 1, 2, 10));
        assertEquals(0.5, warm.rate(1, 0.5, 3, 10));
    }

    @Test
    void aCosineFallsFromTheEndOfTheWarmUpToTheLastEpoch() {
        Pace cosine = new Pace(Pace.Curve.COSINE, 2, 0, 0);
        assertEquals(0.05, cosine.rate(0.1, 99, 1, 10), 1e-12);
        assertEquals(0.1, cosine.rate(0.1, 99, 2, 10), 1e-12);
        assertEquals(0.05, cosine.rate(0.1, 99, 6, 10), 1e-12);
        assertEquals(0.1 * (1 + Math.sqrt(0.5)) / 2, cosine.rate(0.1, 99, 4, 10), 1e-12);
        assertEquals(0, cosine.rate(0.1, 99, 10, 10), 1e-12);
        assertEquals(0.1, new Pace(Pace.Curve.COSINE, 3, 0, 0).rate(0.1, 99, 3, 3), 1e-12, "nothing but warm-up");
    }

    private static Weight weight(String name, float... values) {
        Tensor tensor = Tensors.of(values, LibTorch.device(), values.length);
        tensor.requires_grad_(true);
        return new Weight(name, tensor, true);
    }

    @Test
    void gradientsAreShortenedTogetherAndKeepTheirDirection() {
        Weight one = weight("one", 3, 0);
        Weight other = weight("other", 4);
        for (Weight weight : List.of(one, other)) {
            weight.tensor().mul(weight.tensor()).mul(new Scalar(0.5)).sum().backward();
        }
        new GradientLimit(0).apply(List.of(one, other));
        new GradientLimit(6).apply(List.of(one, other));
        assertArrayEquals(new float[] {3, 0}, Tensors.values(one.tensor().grad()));
        new GradientLimit(1).apply(List.of(one, other));
        assertArrayEquals(new float[] {0.6f, 0}, Tensors.values(one.tensor().grad()), 1e-6f);
        assertArrayEquals(new float[] {0.8f}, Tensors.values(other.tensor().grad()), 1e-6f);
    }

    @Test
    void meansFollowFastAtFirstAndThenSlowly() {
        Weight weight = weight("w", 10);
        WeightAverage average = new WeightAverage(List.of(weight), 0.9);
        Tensors.fill(weight.tensor(), new float[] {0});
        average.follow(1);
        assertEquals(10 * 2 / 11.0, average.snapshot().values().get("w")[0], 1e-6);
        average.follow(1000);
        assertEquals(0.9 * 10 * 2 / 11.0, average.snapshot().values().get("w")[0], 1e-6);
        WeightAverage none = new WeightAverage(List.of(weight), 0);
        none.follow(1);
        assertEquals(0, none.snapshot().values().get("w")[0]);
        assertEquals(List.of(), none.tensors());
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Pace(Pace.Curve.COSINE, -1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Pace(Pace.Curve.COSINE, 0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Pace(Pace.Curve.COSINE, 0, 0, 1));
        FitSettings usual = FitSettings.DEFAULT;
        Pace slow = new Pace(Pace.Curve.COSINE, 61, 0, 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> new FitSettings(60, 64, 1e-3, 0, true, usual.patience(), 0, slow));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FitSettings(60, 64, 1e-3, 0, true, usual.patience(), 1, Pace.DEFAULT));
    }
}
