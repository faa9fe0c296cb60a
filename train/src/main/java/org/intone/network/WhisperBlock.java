package org.intone.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.intone.backbone.EncoderWeights;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * One Transformer block of a Whisper encoder, of several recordings at once that lie one behind the other, so that all dense layers
 * see one matrix and no recording is padded: only attention looks at each by itself.
 *
 * <pre>
 * x += out(attention(qkv(norm(x))));  x += second(gelu(first(norm(x))))
 * [vectors, width] to [vectors, width]
 * </pre>
 */
final class WhisperBlock {
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final HeadAttention attention;
    private final Gelu gelu = new Gelu();

    /** Block b of an encoder, counted from 0, with its weights. */
    WhisperBlock(EncoderWeights encoder, int b, FirstWeights given) {
        int width = encoder.width();
        int hidden = encoder.hidden();
        String block = "blocks." + b + ".";
        attention = new HeadAttention(width, encoder.heads());
        layers.put("attentionNorm", filled(new LayerNorm(width, given), norm(encoder, block + "attn_ln")));
        layers.put("qkv", filled(new FrameDense(width, 3L * width, given), threefold(encoder, block + "attn.")));
        layers.put("out", filled(new FrameDense(width, width, given), dense(encoder, block + "attn.out")));
        layers.put("norm", filled(new LayerNorm(width, given), norm(encoder, block + "mlp_ln")));
        layers.put("first", filled(new FrameDense(width, hidden, given), dense(encoder, block + "mlp.0")));
        layers.put("second", filled(new FrameDense(hidden, width, given), dense(encoder, block + "mlp.2")));
    }

    private static Map<String, float[]> norm(EncoderWeights encoder, String name) {
        return Map.of("scale", encoder.tensor(name + ".weight"), "shift", encoder.tensor(name + ".bias"));
    }

    private static Map<String, float[]> dense(EncoderWeights encoder, String name) {
        return Map.of("weight", encoder.tensor(name + ".weight"), "bias", encoder.tensor(name + ".bias"));
    }

    private static Map<String, float[]> threefold(EncoderWeights encoder, String attention) {
        Map<String, float[]> joined = new LinkedHashMap<>();
        for (String part : List.of("query", "key", "value")) {
            dense(encoder, attention + part)
                    .forEach((name, values) -> joined.merge(name, values, WhisperBlock::joined));
        }
        return joined;
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static Layer filled(Layer layer, Map<String, float[]> values) {
        for (Weight weight : layer.weights()) {
            Tensors.scoped(() -> {
                Tensors.fill(weight.tensor(), values.get(weight.name()));
                return weight;
            });
        }
        return layer;
    }

    /**
     * Computes the block.
     *
     * @param x {@code [1, vectors, width]}, the recordings one behind the other
     * @param counts how many of the vectors each recording has
     */
    Tensor forward(Tensor x, long[] counts) {
        Tensor three = run("qkv", run("attentionNorm", x));
        TensorVector mixed = new TensorVector();
        long from = 0;
        for (long count : counts) {
            mixed.push_back(attention.forward(three.narrow(1, from, count), true));
            from += count;
        }
        Tensor heard = x.add(run("out", torch.cat(mixed, 1)));
        return heard.add(run("second", gelu.forward(run("first", run("norm", heard)), true)));
    }

    private Tensor run(String layer, Tensor x) {
        return layers.get(layer).forward(x, true);
    }

    /** Adds the block to a graph: {@code [batch, vectors, width]}, all recordings of the batch of one length. */
    OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue x) {
        OnnxValue three = add("qkv", graph, name, add("attentionNorm", graph, name, x));
        OnnxValue mixed = attention.toOnnx(graph, name + ".attention", three);
        OnnxValue heard = x.add(add("out", graph, name, mixed));
        OnnxValue hidden =
                gelu.toOnnx(graph, name + ".gelu", add("first", graph, name, add("norm", graph, name, heard)));
        return heard.add(add("second", graph, name, hidden));
    }

    private OnnxValue add(String layer, OnnxGraph graph, String name, OnnxValue x) {
        return layers.get(layer).toOnnx(graph, name + "." + layer, x);
    }

    List<Weight> weights() {
        return layers.entrySet().stream()
                .flatMap(entry -> entry.getValue().weights().stream().map(weight -> weight.under(entry.getKey())))
                .toList();
    }
}
