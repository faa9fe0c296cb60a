package org.intone.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs a graph of one input {@code x} and one output {@code y} in ONNX Runtime. */
final class OnnxRun {
    private OnnxRun() {}

    /** A graph with an input {@code x} of these dims. */
    static OnnxValue input(long... dims) {
        return new OnnxGraph("test").input("x", dims);
    }

    /** What a graph computes, as rows of the last axis run on. */
    static float[] run(OnnxValue result, float[] x, long... dims) throws OrtException {
        OnnxGraph graph = result.graph();
        graph.output("y", result);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(graph.toModel().toByteArray());
                OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), dims);
                OrtSession.Result outputs = session.run(Map.of("x", tensor))) {
            FloatBuffer y = ((OnnxTensor) outputs.get(0)).getFloatBuffer();
            float[] values = new float[y.remaining()];
            y.get(values);
            return values;
        }
    }
}
