package org.intone.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Builds an inference graph, node by node, in the order of computation.
 *
 * <pre>
 * OnnxGraph graph = new OnnxGraph("tiny");
 * OnnxValue x = graph.input("features", OnnxGraph.DYNAMIC, 100, 64);
 * OnnxValue hidden = x.flatten().linear(graph.constant("w", w, 32, 6400), graph.constant("b", b, 32)).relu();
 * graph.output("logits", hidden.linear(...), OnnxGraph.DYNAMIC, 7);
 * </pre>
 *
 * The graph says operator set {@value #OPSET} and IR version {@value #IR_VERSION}, which every ONNX runtime since 2022
 * reads. The batch axis, and any other of length {@link #DYNAMIC}, may have any length. For one thread.
 */
public final class OnnxGraph {
    /** The operator set of the graph's nodes. */
    public static final int OPSET = 17;

    /** The version of the file format. */
    public static final int IR_VERSION = 8;

    /** Stands for an axis of any length; the first such axis of a value is the batch. */
    public static final long DYNAMIC = -1;

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> names = new HashSet<>();

    /** An empty graph; the name is shown by graph viewers only. */
    public OnnxGraph(String name) {
        graph.setName(name);
    }

    /** An input of floats; without dims its shape is left open. */
    public OnnxValue input(String name, long... dims) {
        graph.addInput(floats(claimed(name), dims));
        return new OnnxValue(this, name);
    }

    /**
     * A constant of floats, such as a layer's weights, copied.
     *
     * @param values in row-major order: the last axis runs fastest
     * @param dims the length of each axis; none for a single number
     */
    public OnnxValue constant(String name, float[] values, long... dims) {
        requireCount(name, values.length, dims);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return initializer(name, TensorProto.DataType.FLOAT, bytes, dims);
    }

    /** A constant of one axis of whole numbers, such as a shape; copied. */
    public OnnxValue integers(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return initializer(name, TensorProto.DataType.INT64, bytes, values.length);
    }

    /** A name that no value has yet. */
    public String freeName(String stem) {
        String name = stem;
        for (int i = 2; names.contains(name); i++) {
            name = stem + "_" + i;
        }
        return name;
    }

    /**
     * A node with one output, for an operator that {@link OnnxValue} has no method for.
     *
     * @param operator the name in ONNX's operator set, such as {@code Tanh}
     */
    public OnnxValue node(String operator, List<OnnxValue> inputs, AttributeProto... attributes) {
        String output = claimed(freeName(operator.toLowerCase(Locale.ROOT)));
        addNode(operator, inputs, output, List.of(attributes));
        return new OnnxValue(this, output);
    }

    /** Gives a value out under a name; without dims its shape is left open. */
    public void output(String name, OnnxValue value, long... dims) {
        addNode("Identity", List.of(value), claimed(name), List.of());
        graph.addOutput(floats(name, dims));
    }

    /** The finished model, without metadata. */
    public ModelProto toModel() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("intone")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph)
                .build();
    }

    private void addNode(String operator, List<OnnxValue> inputs, String output, List<AttributeProto> attributes) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).setName(output);
        for (OnnxValue input : inputs) {
            if (input.graph() != this) {
                throw new IllegalArgumentException(
                        "inputs of " + output + " must be of this graph, " + input.name() + " is of another");
            }
            node.addInput(input.name());
        }
        graph.addNode(node.addOutput(output).addAllAttribute(attributes));
    }

    private OnnxValue initializer(String name, TensorProto.DataType type, ByteBuffer bytes, long... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(claimed(name))
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes.rewind()));
        for (long dim : dims) {
            tensor.addDims(dim);
        }
        graph.addInitializer(tensor);
        return new OnnxValue(this, name);
    }

    private String claimed(String name) {
        if (name.isEmpty() || !names.add(name)) {
            throw new IllegalArgumentException("name must be new in the graph and not empty, was '" + name + "'");
        }
        return name;
    }

    private static void requireCount(String name, int count, long[] dims) {
        boolean positive = Arrays.stream(dims).allMatch(dim -> dim > 0);
        if (!positive || Arrays.stream(dims).reduce(1, Math::multiplyExact) != count) {
            throw new IllegalArgumentException(
                    "dims of " + name + " must hold its " + count + " values, were " + Arrays.toString(dims));
        }
    }

    private static ValueInfoProto floats(String name, long[] dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < dims.length; axis++) {
            TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (dims[axis] == DYNAMIC) {
                dimension.setDimParam(axis == 0 ? "batch" : name + "_axis" + axis);
            } else {
                dimension.setDimValue(dims[axis]);
            }
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber());
        if (dims.length > 0) {
            tensor.setShape(shape);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
