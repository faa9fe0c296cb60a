package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {
    @Test
    void aNetworkOfTwoLayersRunsOnAnyBatch() throws OrtException {
        OnnxGraph graph = new OnnxGraph("tiny");
        OnnxValue x = graph.input("features", OnnxGraph.DYNAMIC, 2);
        OnnxValue hidden = x.linear(
                        graph.constant("w1", new float[] {1, 2, 3, 4, 5, 6}, 3, 2),
                        graph.constant("b1", new float[] {0, -100, 1}, 3))
                .relu();
        OnnxValue logits = hidden.linear(
                graph.constant("w2", new float[] {1, 1, 1, 2, 0, -1}, 2, 3),
                graph.constant("b2", new float[] {.5f, -.5f}, 2));
        graph.output("logits", logits, OnnxGraph.DYNAMIC, 2);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        float[] batch = {1, 2, 3, 4, 100, 200};
        try (OrtSession session = environment.createSession(graph.toModel().toByteArray());
                OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(batch), new long[] {3, 2});
                OrtSession.Result result = session.run(Map.of("features", tensor))) {
            // Rows: hidden (5, 0, 18), (11, 0, 40), (500, 1000, 1701).
            float[][] expected = {{23.5f, -8.5f}, {51.5f, -18.5f}, {3201.5f, -701.5f}};
            float[][] actual = (float[][]) result.get("logits").orElseThrow().getValue();
            assertArrayEquals(expected, actual);
            TensorInfo info =
                    (TensorInfo) session.getInputInfo().get("features").getInfo();
            assertArrayEquals(new long[] {-1, 2}, info.getShape());
        }
    }

    @Test
    void theFileSaysWhichOperatorSetItNeeds() {
        OnnxGraph graph = new OnnxGraph("tiny");
        graph.output("y", graph.input("x", OnnxGraph.DYNAMIC, 3), OnnxGraph.DYNAMIC, 3);
        ModelProto model = graph.toModel();
        assertEquals(17, model.getOpsetImport(0).getVersion());
        assertEquals(8, model.getIrVersion());
        assertEquals("tiny", model.getGraph().getName());
    }

    @Test
    void namesAreUnique() {
        OnnxGraph graph = new OnnxGraph("tiny");
        OnnxValue x = graph.input("x", 1);
        assertThrows(IllegalArgumentException.class, () -> graph.input("x", 1));
        assertThrows(IllegalArgumentException.class, () -> graph.constant("x", new float[1], 1));
        assertThrows(IllegalArgumentException.class, () -> graph.constant("", new float[1], 1));
        assertEquals("relu", x.relu().name());
        assertEquals("relu_2", x.relu().name());
        assertEquals("relu_3", x.relu().name());
    }

    @Test
    void constantsMustFillTheirDims() {
        OnnxGraph graph = new OnnxGraph("tiny");
        IllegalArgumentException fault =
                assertThrows(IllegalArgumentException.class, () -> graph.constant("weight", new float[5], 2, 3));
        assertEquals("dims of weight must hold its 5 values, were [2, 3]", fault.getMessage());
        assertThrows(IllegalArgumentException.class, () -> graph.constant("a", new float[6], -2, -3));
        assertThrows(IllegalArgumentException.class, () -> graph.constant("b", new float[0], 0));
    }

    @Test
    void valuesOfAnotherGraphAreRefused() {
        OnnxValue here = OnnxRun.input(2);
        OnnxValue there = OnnxRun.input(2);
        assertThrows(IllegalArgumentException.class, () -> here.add(there));
    }

    @Test
    void anyOperatorCanBeNamed() throws OrtException {
        OnnxValue x = OnnxRun.input(2);
        float[] y = OnnxRun.run(x.graph().node("Tanh", List.of(x)), new float[] {0, 1}, 2);
        assertArrayEquals(new float[] {0, (float) Math.tanh(1)}, y, 1e-6f);
    }
}
