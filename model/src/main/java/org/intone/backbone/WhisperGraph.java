package org.intone.backbone;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.intone.model.OnnxAttributes;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * A Whisper encoder as an ONNX graph that takes samples and gives what each block makes of them.
 *
 * <pre>
 * in   "samples"                        float [1, N], 16 kHz, 400 &lt;= N &lt;= 480,000
 * out  "embed"                          float [1, T, width], what the first block takes
 *      "layer0", "layer1", ...          float [1, T, width], what each block gives
 *      "last"                           float [1, T, width], the last block's after the layer normalization
 *      T = frames / 2 rounded up, frames = N / 160 rounded down: 50 vectors a second
 *
 * embed = (gelu(conv(gelu(conv(log-mel)), stride 2)) + positions[0 .. T-1]
 * block:  x += attention(norm(x));  x += W2 gelu(W1 norm(x) + b1) + b2
 * attention, each head: softmax(q k^T / sqrt(head width)) v
 * </pre>
 *
 * A clip is as long as it is and not filled to 30 s. Checked against the outputs of the transformers library's
 * {@code WhisperEncoder} within 1e-3. Source: Radford et al., Robust Speech Recognition via Large-Scale Weak Supervision, ICML
 * 2023; openai/whisper, whisper/model.py.
 */
final class WhisperGraph {
    static final String INPUT = "samples";
    static final String EMBED = "embed";
    static final String LAST = "last";

    private static final float EPSILON = 1e-5f;

    private final WhisperWeights weights;
    private final WhisperShape shape;
    private final OnnxGraph graph;
    private final OnnxValue averaging;
    private final OnnxValue epsilon;

    private WhisperGraph(WhisperWeights weights, OnnxGraph graph) {
        this.weights = weights;
        this.shape = weights.shape();
        this.graph = graph;
        float[] column = new float[shape.width()];
        Arrays.fill(column, 1f / shape.width());
        this.averaging = graph.constant("averaging", column, shape.width(), 1);
        this.epsilon = graph.constant("epsilon", new float[] {EPSILON});
    }

    /**
     * Builds the graph of an encoder.
     *
     * @param samplesToMel makes {@code [1, bands, frames]} of the input; {@link LogMelGraph}, but for tests
     * @throws org.intone.model.ModelFormatException if a tensor is missing or has another shape
     * @throws IOException if the weights cannot be read
     */
    static OnnxGraph of(WhisperWeights weights, Front samplesToMel) throws IOException {
        OnnxGraph graph = new OnnxGraph("whisper-encoder");
        new WhisperGraph(weights, graph).build(samplesToMel.mel(graph));
        return graph;
    }

    /** The graph that takes samples. */
    static OnnxGraph of(WhisperWeights weights) throws IOException {
        int bands = weights.shape().bands();
        return of(weights, graph -> LogMelGraph.of(graph.input(INPUT, 1, OnnxGraph.DYNAMIC), graph, bands));
    }

    /** What stands before the encoder. */
    @FunctionalInterface
    interface Front {
        /** Adds input and nodes; gives {@code [1, bands, frames]}. */
        OnnxValue mel(OnnxGraph graph);
    }

    /** The output of block i, counted from 0. */
    static String layer(int i) {
        return "layer" + i;
    }

    private void build(OnnxValue mel) throws IOException {
        OnnxValue x = positioned(stem(mel));
        output(EMBED, x);
        for (int i = 0; i < shape.blocks(); i++) {
            x = block(x, "blocks." + i + ".");
            output(layer(i), x);
        }
        output(LAST, norm(x, "ln_post"));
    }

    private void output(String name, OnnxValue x) {
        graph.output(name, x.unsqueeze(0), 1, OnnxGraph.DYNAMIC, shape.width());
    }

    /** Gives {@code [T, width]}. */
    private OnnxValue stem(OnnxValue mel) throws IOException {
        OnnxValue fine = convolution(mel, "conv1", shape.bands(), 1);
        return convolution(fine, "conv2", shape.width(), 2).transpose(0, 2, 1).reshape(-1, shape.width());
    }

    private OnnxValue convolution(OnnxValue x, String name, int channelsIn, int stride) throws IOException {
        float[] kernel = weights.kernel(name + ".weight", channelsIn);
        int width = shape.width();
        OnnxValue weight =
                graph.constant(name + ".weight", kernel, width, channelsIn, kernel.length / width / channelsIn);
        return graph.node(
                        "Conv",
                        List.of(x, weight, vector(name + ".bias", width)),
                        OnnxAttributes.integers("strides", stride),
                        OnnxAttributes.integers("pads", 1, 1))
                .gelu();
    }

    private OnnxValue positioned(OnnxValue x) throws IOException {
        long[] dims = {shape.positions(), shape.width()};
        OnnxValue table = graph.constant("positions", weights.tensor("positional_embedding", dims), dims);
        OnnxValue count =
                graph.node("Shape", List.of(x), OnnxAttributes.integer("start", 0), OnnxAttributes.integer("end", 1));
        OnnxValue zero = graph.integers("zero", 0);
        return x.add(graph.node("Slice", List.of(table, zero, count, zero)));
    }

    private OnnxValue block(OnnxValue x, String block) throws IOException {
        OnnxValue heard = x.add(attention(norm(x, block + "attn_ln"), block + "attn."));
        OnnxValue hidden = linear(norm(heard, block + "mlp_ln"), block + "mlp.0", shape.width(), shape.hidden())
                .gelu();
        return heard.add(linear(hidden, block + "mlp.2", shape.hidden(), shape.width()));
    }

    private OnnxValue attention(OnnxValue x, String name) throws IOException {
        // The scale of the products lies in the query's weights: one pass over every product less.
        float scale = (float) (1 / Math.sqrt(shape.headWidth()));
        OnnxValue query = heads(project(x, name + "query", scale)).transpose(1, 0, 2);
        OnnxValue key = heads(project(x, name + "key", 1)).transpose(1, 2, 0);
        OnnxValue value = heads(project(x, name + "value", 1)).transpose(1, 0, 2);
        OnnxValue mixed = query.matMul(key).softmax(-1).matMul(value);
        OnnxValue joined = mixed.transpose(1, 0, 2).reshape(-1, shape.width());
        return linear(joined, name + "out", shape.width(), shape.width());
    }

    /** {@code [T, heads, head width]}. */
    private OnnxValue heads(OnnxValue x) {
        return x.reshape(-1, shape.heads(), shape.headWidth());
    }

    private OnnxValue project(OnnxValue x, String name, float scale) throws IOException {
        int width = shape.width();
        // Whisper's keys have no bias: it would shift all products of a query alike, which softmax does not see.
        float[] bias = name.endsWith("key") ? new float[width] : weights.tensor(name + ".bias", width);
        float[] weight = weights.tensor(name + ".weight", width, width);
        return x.linear(
                graph.constant(name + ".weight", scaled(weight, scale), width, width),
                graph.constant(name + ".bias", scaled(bias, scale), width));
    }

    private static float[] scaled(float[] values, float scale) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        return values;
    }

    private OnnxValue linear(OnnxValue x, String name, int in, int out) throws IOException {
        OnnxValue weight = graph.constant(name + ".weight", weights.tensor(name + ".weight", out, in), out, in);
        return x.linear(weight, vector(name + ".bias", out));
    }

    /**
     * Layer normalization over the width, from its parts: means as products with a column of {@code 1 / width}. ONNX's
     * LayerNormalization gives the same and took three times as long in ONNX Runtime 1.28.
     */
    private OnnxValue norm(OnnxValue x, String name) throws IOException {
        OnnxValue deviation = x.sub(x.matMul(averaging));
        OnnxValue variance = deviation.mul(deviation).matMul(averaging);
        OnnxValue divisor = graph.node("Sqrt", List.of(variance.add(epsilon)));
        return deviation
                .div(divisor)
                .mul(vector(name + ".weight", shape.width()))
                .add(vector(name + ".bias", shape.width()));
    }

    private OnnxValue vector(String name, int length) throws IOException {
        return graph.constant(name, weights.tensor(name, length), length);
    }
}
