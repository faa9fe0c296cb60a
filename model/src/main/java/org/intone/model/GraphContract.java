package org.intone.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a graph must take and give so that a recognizer can run it. */
final class GraphContract {
    /** Stands for a fixed length, or for whichever there is: of recipes whose recordings are not padded. */
    private static final long FREE = 0;

    private GraphContract() {}

    /** What a graph has instead of what it should. */
    record Fault(String found, String expected) {}

    /** What is wrong with a graph's input and output, as its file declares them; empty if nothing is. */
    static Optional<Fault> fault(GraphProto graph, ModelMetadata metadata) {
        long features = metadata.scaler().features();
        long classes = metadata.labels().size();
        if (!matches(graph.getInputList(), ModelFile.INPUT, OnnxGraph.DYNAMIC, FREE, features)) {
            return Optional.of(new Fault(
                    "input " + describe(graph.getInputList()),
                    "input " + ModelFile.INPUT + " float [batch, windowFrames, " + features + "]"));
        }
        if (!matches(graph.getOutputList(), ModelFile.OUTPUT, OnnxGraph.DYNAMIC, classes)) {
            return Optional.of(new Fault(
                    "output " + describe(graph.getOutputList()),
                    "output " + ModelFile.OUTPUT + " float [batch, " + classes + "] for the labels "
                            + String.join(" ", metadata.labels().labels())));
        }
        return Optional.empty();
    }

    private static boolean matches(List<ValueInfoProto> values, String name, long... dims) {
        if (values.size() != 1 || !values.get(0).getName().equals(name) || !isFloat(values.get(0))) {
            return false;
        }
        List<Dimension> found = dims(values.get(0));
        boolean match = found.size() == dims.length;
        for (int axis = 0; match && axis < dims.length; axis++) {
            long length = length(found.get(axis));
            match = dims[axis] == FREE ? length > 0 || length == OnnxGraph.DYNAMIC : length == dims[axis];
        }
        return match;
    }

    private static String describe(List<ValueInfoProto> values) {
        return values.stream()
                .map(value -> value.getName()
                        + (isFloat(value) ? " float " : " not float ")
                        + dims(value).stream()
                                .map(GraphContract::length)
                                .map(length -> length == OnnxGraph.DYNAMIC ? "any" : length.toString())
                                .toList())
                .collect(Collectors.joining(" and "));
    }

    private static boolean isFloat(ValueInfoProto value) {
        return tensor(value).getElemType() == TensorProto.DataType.FLOAT.getNumber();
    }

    private static List<Dimension> dims(ValueInfoProto value) {
        return tensor(value).getShape().getDimList();
    }

    private static TypeProto.Tensor tensor(ValueInfoProto value) {
        return value.getType().getTensorType();
    }

    private static long length(Dimension dimension) {
        return dimension.hasDimValue() ? dimension.getDimValue() : OnnxGraph.DYNAMIC;
    }
}
