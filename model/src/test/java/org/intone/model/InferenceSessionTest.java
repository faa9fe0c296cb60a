package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceSessionTest {
    @TempDir
    private Path folder;

    /** Gives x + x and, as another output, x x. */
    private Path write() throws IOException {
        OnnxGraph graph = new OnnxGraph("two");
        OnnxValue x = graph.input("x", 1, OnnxGraph.DYNAMIC);
        graph.output("sum", x.add(x), 1, OnnxGraph.DYNAMIC);
        graph.output("square", x.mul(x), 1, OnnxGraph.DYNAMIC);
        return Files.write(folder.resolve("two.onnx"), graph.toModel().toByteArray());
    }

    @Test
    void portsAreThoseOfTheGraph() throws IOException, OrtException {
        try (InferenceSession session = InferenceSession.open(write())) {
            assertEquals(List.of(new InferenceSession.Port("x", true, List.of(1L, -1L))), session.inputs());
            assertEquals(
                    List.of("sum", "square"),
                    session.outputs().stream().map(InferenceSession.Port::name).toList());
        }
    }

    @Test
    void outputsComeInTheOrderThatWasAsked() throws IOException, OrtException {
        try (InferenceSession session = InferenceSession.open(write())) {
            FloatBuffer x = FloatBuffer.wrap(new float[] {9, 3, -4, 9}, 1, 2).slice();
            List<InferenceSession.Output> both = session.run("x", x, List.of(1L, 2L), List.of("square", "sum"));
            assertArrayEquals(new float[] {9, 16}, both.get(0).values());
            assertArrayEquals(new float[] {6, -8}, both.get(1).values());
            assertEquals(List.of(1L, 2L), both.get(0).dims());
            assertEquals(1, session.run("x", x, List.of(1L, 2L), List.of("sum")).size());
        }
    }

    @Test
    void aClosedSessionAndABrokenFileSaySo() throws IOException {
        InferenceSession session = InferenceSession.open(write());
        session.close();
        FloatBuffer x = FloatBuffer.allocate(1);
        String closed = assertThrows(
                        IllegalStateException.class, () -> session.run("x", x, List.of(1L, 1L), List.of("sum")))
                .getMessage();
        assertEquals("the model is closed", closed);
        Path broken = Files.write(folder.resolve("broken.onnx"), new byte[] {8, 7, 6});
        String message = assertThrows(ModelFormatException.class, () -> InferenceSession.open(broken, "mine"))
                .getMessage();
        assertTrue(message.startsWith("mine: found a graph that does not load"), message);
    }
}
