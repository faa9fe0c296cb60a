package org.intone.backbone;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.intone.model.OnnxGraph;

/** A graph in ONNX Runtime, to look at any output of it. */
final class GraphRun implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    GraphRun(OnnxGraph graph) throws OrtException {
        session = environment.createSession(graph.toModel().toByteArray());
    }

    float[] run(String output, float[] x, long... dims) throws OrtException {
        String input = session.getInputNames().iterator().next();
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), dims);
                OrtSession.Result outputs = session.run(Map.of(input, tensor))) {
            FloatBuffer y = ((OnnxTensor) outputs.get(output).orElseThrow()).getFloatBuffer();
            float[] values = new float[y.remaining()];
            y.get(values);
            return values;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
