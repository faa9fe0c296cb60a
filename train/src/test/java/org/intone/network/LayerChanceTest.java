package org.intone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class LayerChanceTest {
    private static final Device CPU = new Device("cpu");
    private static final int STEPS = 20;

    /** The noise of some steps, each freed as it ends, as a training's are. */
    private static float[] noise(long seed, CyclicBarrier together) throws Exception {
        LayerChance.seed(seed, CPU);
        float[] all = new float[STEPS * 40];
        for (int i = 0; i < STEPS; i++) {
            together.await();
            float[] step = Tensors.scoped(() -> {
                Tensor ones = Tensors.of(filled(40), CPU, 40);
                return Tensors.values(new Dropout(0.5).forward(new GaussianNoise(1).forward(ones, true), true));
            });
            System.arraycopy(step, 0, all, 40 * i, 40);
        }
        return all;
    }

    private static float[] filled(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void trainingsInSeveralThreadsDrawWhatEachDrawsAlone() throws Exception {
        float[] first = noise(1, new CyclicBarrier(1));
        float[] second = noise(2, new CyclicBarrier(1));
        assertFalse(Arrays.equals(first, second));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier together = new CyclicBarrier(2);
            Future<float[]> one = threads.submit(() -> noise(1, together));
            Future<float[]> two = threads.submit(() -> noise(2, together));
            assertArrayEquals(first, one.get());
            assertArrayEquals(second, two.get());
        } finally {
            threads.shutdownNow();
        }
    }

    /** So that trainings of before give the same again. */
    @Test
    void aThreadDrawsWhatLibTorchDrawsOfTheSameSeed() {
        Tensor zeros = torch.zeros(1000);
        torch.manual_seed(7);
        float[] expected = Tensors.values(torch.randn_like(zeros));
        LayerChance.seed(7, CPU);
        assertArrayEquals(expected, Tensors.values(new GaussianNoise(1).forward(zeros, true)));
    }
}
