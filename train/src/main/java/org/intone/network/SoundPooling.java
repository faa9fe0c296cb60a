package org.intone.network;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.model.Sliding;

/**
 * Pools what a body of layers makes of a window's sound, and leaves out what it makes of the padding.
 *
 * <pre>
 * presence'[u] = max of {@link Presence} of the frames stride * u to stride * u + stride - 1
 * output = pooling(body(input)), only the frames u with presence'[u] = 1 counted
 * [frames, bands] by the body to [about frames / stride, channels] to [2 * channels]
 * </pre>
 *
 * In a window without sound all frames count.
 */
final class SoundPooling implements Layer {
    private final Chain body;
    private final AttentivePooling pooling;
    private final int stride;
    private final int missing;
    private final long frames;

    /**
     * Pools one body's frames.
     *
     * @param stride how many frames of the input make one of the body's
     * @param input the shape of a row
     */
    SoundPooling(Chain body, AttentivePooling pooling, int stride, long[] input) {
        this.body = body;
        this.pooling = pooling;
        this.stride = stride;
        this.frames = body.outputShape(input)[0];
        this.missing = (int) (-input[0] % stride + stride) % stride;
        if (frames > (input[0] + missing) / stride) {
            throw new IllegalArgumentException(
                    "the body must make a frame of " + stride + ", makes " + frames + " of " + input[0]);
        }
    }

    @Override
    public long[] outputShape(long[] input) {
        return pooling.outputShape(body.outputShape(input));
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] step = {stride};
        Tensor presence =
                torch.max_pool1d(Presence.of(input).transpose(1, 2), step, step, new long[] {0}, new long[] {1}, true);
        Tensor own = presence.narrow(2, 0, frames).transpose(1, 2);
        return pooling.forward(body.forward(input, training), own);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue presence = Presence.toOnnx(graph, input)
                .transpose(0, 2, 1)
                .maxPool(Sliding.kernel(stride).stride(stride).pad(new int[] {0}, new int[] {missing}));
        OnnxValue own = presence.slice(2, 0, frames).transpose(0, 2, 1);
        return pooling.toOnnx(graph, name + ".pooling", body.toOnnx(graph, name, input), own);
    }

    @Override
    public List<Weight> weights() {
        return Stream.concat(body.weights().stream(), pooling.weights().stream().map(weight -> weight.under("pooling")))
                .toList();
    }
}
