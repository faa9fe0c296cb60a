package org.intone.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor in an {@link OnnxGraph}: an input, a constant or what a node computes. Each method adds a node to the graph and
 * gives its result. Shapes stand in PyTorch's and ONNX's order:
 *
 * <pre>[batch, channels, time] or [batch, channels, height, width]</pre>
 *
 * Made by {@link OnnxGraph}. Checked by running each operator in ONNX Runtime against numbers computed by hand.
 */
public final class OnnxValue {
    private final OnnxGraph graph;
    private final String name;

    OnnxValue(OnnxGraph graph, String name) {
        this.graph = graph;
        this.name = name;
    }

    OnnxGraph graph() {
        return graph;
    }

    /** The name in the graph. */
    public String name() {
        return name;
    }

    /**
     * A convolution over one or two axes, as many as {@code sliding} has.
     *
     * <pre>weight[channels out, channels in / groups, kernel...], bias[channels out]</pre>
     */
    public OnnxValue conv(OnnxValue weight, OnnxValue bias, Sliding sliding, int groups) {
        List<AttributeProto> attributes = new ArrayList<>(sliding.attributes());
        attributes.add(sliding.dilationsAttribute());
        attributes.add(OnnxAttributes.integer("group", groups));
        return with("Conv", List.of(this, weight, bias), attributes);
    }

    /**
     * A dense layer on {@code [batch, features in]}.
     *
     * <pre>y = x weight^T + bias; weight[features out, features in], bias[features out]</pre>
     */
    public OnnxValue linear(OnnxValue weight, OnnxValue bias) {
        return graph.node("Gemm", List.of(this, weight, bias), OnnxAttributes.integer("transB", 1));
    }

    /** The matrix product on the last two axes; those before run along. */
    public OnnxValue matMul(OnnxValue right) {
        return graph.node("MatMul", List.of(this, right));
    }

    /** The sum, element by element; axes of length 1 are repeated. */
    public OnnxValue add(OnnxValue other) {
        return graph.node("Add", List.of(this, other));
    }

    /** The difference, element by element; axes of length 1 are repeated. */
    public OnnxValue sub(OnnxValue other) {
        return graph.node("Sub", List.of(this, other));
    }

    /** The product, element by element; axes of length 1 are repeated. */
    public OnnxValue mul(OnnxValue other) {
        return graph.node("Mul", List.of(this, other));
    }

    /** The quotient, element by element; axes of length 1 are repeated. */
    public OnnxValue div(OnnxValue other) {
        return graph.node("Div", List.of(this, other));
    }

    /** {@code max(x, 0)}. */
    public OnnxValue relu() {
        return graph.node("Relu", List.of(this));
    }

    /** {@code 1 / (1 + e^-x)}. */
    public OnnxValue sigmoid() {
        return graph.node("Sigmoid", List.of(this));
    }

    /** {@code (e^x - e^-x) / (e^x + e^-x)}. */
    public OnnxValue tanh() {
        return graph.node("Tanh", List.of(this));
    }

    /** The square root, element by element. */
    public OnnxValue sqrt() {
        return graph.node("Sqrt", List.of(this));
    }

    /** {@code x / 2 (1 + erf(x / sqrt 2))}, the exact form and PyTorch's default. */
    public OnnxValue gelu() {
        OnnxValue erf = graph.node("Erf", List.of(div(number("sqrt2", (float) Math.sqrt(2)))));
        return mul(number("half", 0.5f)).mul(erf.add(number("one", 1)));
    }

    /** The exponentials along an axis, divided by their sum; a negative axis counts from the last. */
    public OnnxValue softmax(int axis) {
        return graph.node("Softmax", List.of(this), OnnxAttributes.integer("axis", axis));
    }

    /** The maximum under each place of a window; a last window that does not fit is left out. */
    public OnnxValue maxPool(Sliding sliding) {
        List<AttributeProto> attributes = new ArrayList<>(sliding.attributes());
        attributes.add(sliding.dilationsAttribute());
        return with("MaxPool", List.of(this), attributes);
    }

    /** The mean under each place of a window; zeros of the padding count, as they do by default in PyTorch. */
    public OnnxValue averagePool(Sliding sliding) {
        List<AttributeProto> attributes = new ArrayList<>(sliding.attributes());
        attributes.add(OnnxAttributes.integer("count_include_pad", 1));
        return with("AveragePool", List.of(this), attributes);
    }

    /** The mean of each channel: all axes behind the second get length 1. */
    public OnnxValue globalAveragePool() {
        return graph.node("GlobalAveragePool", List.of(this));
    }

    /** The maximum of each channel: all axes behind the second get length 1. */
    public OnnxValue globalMaxPool() {
        return graph.node("GlobalMaxPool", List.of(this));
    }

    /** This and another value behind it along an axis. */
    public OnnxValue concat(OnnxValue other, int axis) {
        return graph.node("Concat", List.of(this, other), OnnxAttributes.integer("axis", axis));
    }

    /** The mean along axes. With {@code keep} they stay with length 1. */
    public OnnxValue mean(boolean keep, int... axes) {
        return reduced("ReduceMean", keep, axes);
    }

    /** The least along axes. With {@code keep} they stay with length 1. */
    public OnnxValue min(boolean keep, int... axes) {
        return reduced("ReduceMin", keep, axes);
    }

    /** The greatest along axes. With {@code keep} they stay with length 1. */
    public OnnxValue max(boolean keep, int... axes) {
        return reduced("ReduceMax", keep, axes);
    }

    /** The sum along an axis. With {@code keep} it stays with length 1. */
    public OnnxValue sum(boolean keep, int axis) {
        // In this operator set the sum alone takes its axes as an input.
        return graph.node(
                "ReduceSum",
                List.of(this, graph.integers(graph.freeName("axes"), axis)),
                OnnxAttributes.integer("keepdims", keep ? 1 : 0));
    }

    /**
     * Layer normalization over the last axis.
     *
     * <pre>y = scale (x - mean) / sqrt(variance + epsilon) + bias; scale and bias [length of the last axis]</pre>
     */
    public OnnxValue layerNorm(OnnxValue scale, OnnxValue bias, float epsilon) {
        return graph.node(
                "LayerNormalization",
                List.of(this, scale, bias),
                OnnxAttributes.integer("axis", -1),
                OnnxAttributes.number("epsilon", epsilon));
    }

    /**
     * A long short-term memory that reads both ways, from zeros. Gates in the order i, o, f, c.
     *
     * <pre>
     * [frames, batch, in] to [frames, 2, batch, hidden]; forward first
     * input [2, 4 * hidden, in], recurrence [2, 4 * hidden, hidden], bias [2, 8 * hidden]: the input's, then the recurrence's
     * </pre>
     */
    public OnnxValue lstm(OnnxValue input, OnnxValue recurrence, OnnxValue bias, int hidden) {
        return graph.node(
                "LSTM",
                List.of(this, input, recurrence, bias),
                OnnxAttributes.text("direction", "bidirectional"),
                OnnxAttributes.integer("hidden_size", hidden));
    }

    /** The part of an axis from one place up to but not including another. */
    public OnnxValue slice(int axis, long from, long to) {
        return graph.node(
                "Slice",
                List.of(
                        this,
                        graph.integers(graph.freeName("starts"), from),
                        graph.integers(graph.freeName("ends"), to),
                        graph.integers(graph.freeName("axes"), axis)));
    }

    /**
     * Batch normalization with the statistics of training; ONNX Runtime folds it into a convolution before it.
     *
     * <pre>y = scale (x - mean) / sqrt(variance + epsilon) + bias; each [channels]</pre>
     */
    public OnnxValue batchNorm(BatchStatistics statistics) {
        return graph.node(
                "BatchNormalization",
                List.of(this, statistics.scale(), statistics.bias(), statistics.mean(), statistics.variance()),
                OnnxAttributes.number("epsilon", statistics.epsilon()));
    }

    /** The same values in another shape; 0 keeps an axis as it is, one -1 takes what is left. */
    public OnnxValue reshape(long... dims) {
        return graph.node("Reshape", List.of(this, graph.integers(graph.freeName("shape"), dims)));
    }

    /** {@code [batch, all the rest]}. */
    public OnnxValue flatten() {
        return graph.node("Flatten", List.of(this), OnnxAttributes.integer("axis", 1));
    }

    /** New axes of length 1 at these places of the result. */
    public OnnxValue unsqueeze(long... axes) {
        return graph.node("Unsqueeze", List.of(this, graph.integers(graph.freeName("axes"), axes)));
    }

    /** Axis i of the result is axis {@code axes[i]} of this. */
    public OnnxValue transpose(int... axes) {
        return graph.node("Transpose", List.of(this), OnnxAttributes.integers("perm", axes));
    }

    /** The same values in double precision, for small differences of large sums; {@link #toFloat} ends it. */
    public OnnxValue toDouble() {
        return graph.node("Cast", List.of(this), OnnxAttributes.integer("to", DataType.DOUBLE_VALUE));
    }

    /** The same values in single precision. */
    public OnnxValue toFloat() {
        return graph.node("Cast", List.of(this), OnnxAttributes.integer("to", DataType.FLOAT_VALUE));
    }

    private OnnxValue reduced(String operator, boolean keep, int... axes) {
        return graph.node(
                operator,
                List.of(this),
                OnnxAttributes.integers("axes", axes),
                OnnxAttributes.integer("keepdims", keep ? 1 : 0));
    }

    private OnnxValue number(String stem, float value) {
        return graph.constant(graph.freeName(stem), new float[] {value});
    }

    private OnnxValue with(String operator, List<OnnxValue> inputs, List<AttributeProto> attributes) {
        return graph.node(operator, inputs, attributes.toArray(AttributeProto[]::new));
    }

    /**
     * What a batch normalization learned, each value {@code [channels]}.
     *
     * @param scale the factor, PyTorch's {@code weight}
     * @param bias the summand
     * @param mean the running mean
     * @param variance the running variance
     * @param epsilon what keeps the divisor from 0; PyTorch's default is 1e-5
     */
    public record BatchStatistics(OnnxValue scale, OnnxValue bias, OnnxValue mean, OnnxValue variance, float epsilon) {}
}
