package org.intone.network;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Scaled dot-product attention of several heads (A. Vaswani et al., Attention is all you need, 2017): every frame takes from all
 * frames what its query finds alike in their keys. The dense layers before and behind it are layers of their own.
 *
 * <pre>
 * q, k, v = the three thirds of input[t]; width = channels / heads; head h has channels h * width on
 * share[h, t, s] = softmax over s of (q[t] . k[s]) / sqrt(width), of the head's channels
 * output[t] = sum of share[h, t, s] * v[s] over s
 * [frames, 3 * channels] to [frames, channels]
 * </pre>
 */
final class HeadAttention implements Layer {
    private final int channels;
    private final int heads;

    /** The channels are those of the output, a multiple of the heads. */
    HeadAttention(int channels, int heads) {
        if (channels % heads != 0) {
            throw new IllegalArgumentException(
                    "channels must be a multiple of the " + heads + " heads, were " + channels);
        }
        this.channels = channels;
        this.heads = heads;
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {input[0], channels};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        TensorVector thirds = input.chunk(3, 2);
        UnaryOperator<Tensor> byHead =
                part -> part.unflatten(2, heads, channels / heads).transpose(1, 2);
        Tensor query = byHead.apply(thirds.get(0)).mul(new Scalar(scale()));
        Tensor share = query.matmul(byHead.apply(thirds.get(1)).transpose(2, 3)).softmax(3);
        return share.matmul(byHead.apply(thirds.get(2))).transpose(1, 2).flatten(2, 3);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue query = third(input, 0).transpose(0, 2, 1, 3).mul(Tensors.number(graph, name + ".scale", scale()));
        OnnxValue share = query.matMul(third(input, 1).transpose(0, 2, 3, 1)).softmax(3);
        return share.matMul(third(input, 2).transpose(0, 2, 1, 3))
                .transpose(0, 2, 1, 3)
                .reshape(0, 0, channels);
    }

    private OnnxValue third(OnnxValue input, int which) {
        return input.slice(2, (long) which * channels, (which + 1L) * channels).reshape(0, 0, heads, channels / heads);
    }

    private double scale() {
        return 1 / Math.sqrt((double) channels / heads);
    }
}
