package org.intone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/** Runs the two forms of a layer or network on the same values. */
final class OnnxTwin {
    static final float TOLERANCE = 1e-5f;

    private OnnxTwin() {}

    /** Normal values, the same for the same seed. */
    static float[] noise(int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static int size(long... shape) {
        int size = 1;
        for (long length : shape) {
            size = (int) (size * length);
        }
        return size;
    }

    /** What a layer computes in inference on {@code [batch, ...]}. */
    static float[] torch(Layer layer, float[] input, long... shape) {
        return Tensors.withoutGradients(
                () -> Tensors.values(layer.forward(Tensors.of(input, LibTorch.device(), shape), false)));
    }

    /** What ONNX Runtime computes of a graph with one input {@code [batch, ...]}. */
    static float[] onnx(UnaryOperator<OnnxValue> form, OnnxGraph graph, float[] input, long... shape)
            throws OrtException {

        OnnxValue output = form.apply(graph.input("features", shape));
        graph.output("logits", output);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(graph.toModel().toByteArray());
                OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
                OrtSession.Result result = session.run(Map.of("features", tensor))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] array = new float[values.remaining()];
            values.get(array);
            return array;
        }
    }

    /** Both forms of a layer agree on noise of this shape, and the shape of the output is the one foretold. */
    static void assertTwins(Layer layer, long... shape) throws OrtException {
        assertTwins(layer, noise(size(shape), 7), shape);
    }

    /** Both forms of a layer agree on these values, and the shape of the output is the one foretold. */
    static void assertTwins(Layer layer, float[] input, long... shape) throws OrtException {
        float[] expected = torch(layer, input, shape);
        OnnxGraph graph = new OnnxGraph("layer");
        float[] actual = onnx(value -> layer.toOnnx(graph, "layer", value), graph, input, shape);
        assertArrayEquals(expected, actual, TOLERANCE);
        long[] row = Arrays.copyOfRange(shape, 1, shape.length);
        assertEquals(expected.length, shape[0] * size(layer.outputShape(row)));
    }

    /** Both forms of a network agree on noise. */
    static void assertTwins(Network network, long... shape) throws OrtException {
        float[] input = noise(size(shape), 7);
        float[] expected = network.infer(input, shape);
        OnnxGraph graph = new OnnxGraph("network");
        float[] actual = onnx(value -> network.toOnnx(graph, value), graph, input, shape);
        assertArrayEquals(expected, actual, TOLERANCE);
    }
}
