package org.intone.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.intone.model.OnnxAttributes;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/** Made-up encoders of the wav2vec2 kind. */
final class TestGraphs {
    private TestGraphs() {}

    /**
     * Frames of 400 samples, 320 apart: {@code first} holds sample 0 and sample 1 of each, {@code second} twice that,
     * {@code other} is one wide.
     */
    static OnnxGraph wav2vec2(String input) {
        OnnxGraph graph = new OnnxGraph("toy");
        OnnxValue samples = graph.input(input, OnnxGraph.DYNAMIC, OnnxGraph.DYNAMIC);
        float[] kernel = new float[2 * 400];
        kernel[0] = 1;
        kernel[401] = 1;
        OnnxValue frames = graph.node(
                        "Conv",
                        List.of(samples.unsqueeze(1), graph.constant("kernel", kernel, 2, 1, 400)),
                        OnnxAttributes.integers("strides", 320))
                .transpose(0, 2, 1);
        graph.output("first", frames, OnnxGraph.DYNAMIC, OnnxGraph.DYNAMIC, 2);
        graph.output("other", frames.mean(true, 2), OnnxGraph.DYNAMIC, OnnxGraph.DYNAMIC, 1);
        graph.output("second", frames.add(frames), OnnxGraph.DYNAMIC, OnnxGraph.DYNAMIC, 2);
        return graph;
    }

    static Path write(Path file, OnnxGraph graph) throws IOException {
        return Files.write(file, graph.toModel().toByteArray());
    }
}
