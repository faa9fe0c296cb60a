package org.intone.network;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * In training, sets values to 0 by chance and scales the others up so that their sum stays; changes nothing in inference
 * and leaves no trace in the model file. Chance comes from {@link LayerChance}.
 *
 * <p>On a processor its generator is asked once for a seed, and a faster one makes the mask of it, in steps of 1 / 65,536: LibTorch's
 * own takes 10 ns a value, a tenth of a conformer's step.
 */
final class Dropout implements Layer {
    private static final int STEPS = 1 << Short.SIZE;

    private final double rate;

    /** The rate is the share of values that are dropped, 0 up to but not including 1. */
    Dropout(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("rate must be 0 up to but not including 1, was " + rate);
        }
        this.rate = rate;
    }

    @Override
    public long[] outputShape(long[] input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        if (!training || rate == 0) {
            return input;
        }
        return input.is_cpu() ? input.mul(mask(input)) : torch.dropout(input, rate, true);
    }

    private Tensor mask(Tensor input) {
        SplittableRandom random = new SplittableRandom(torch.randint(
                        Long.MAX_VALUE,
                        new long[] {1},
                        LayerChance.ofThread(),
                        new TensorOptions(torch.ScalarType.Long))
                .item_long());
        int dropped = Math.min(STEPS - 1, (int) Math.rint(rate * STEPS));
        float kept = (float) STEPS / (STEPS - dropped);
        float[] mask = new float[Math.toIntExact(input.numel())];
        for (int i = 0; i < mask.length; i += Long.SIZE / Short.SIZE) {
            long bits = random.nextLong();
            int end = Math.min(mask.length, i + Long.SIZE / Short.SIZE);
            for (int j = i; j < end; j++) {
                mask[j] = (bits & (STEPS - 1)) < dropped ? 0 : kept;
                bits >>>= Short.SIZE;
            }
        }
        return Tensors.of(mask, input.device(), Tensors.shape(input));
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        return input;
    }
}
