package org.intone.backbone;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.intone.model.InferenceSession;
import org.intone.model.JsonTree;
import org.intone.model.ModelFormatException;

/**
 * Looks at an ONNX graph of the wav2vec2 kind by running it: hidden states are the outputs of three axes that have the width of
 * the first such and as many vectors. No state; serves all threads.
 */
final class OnnxEncoder {
    private static final String INPUT = BackboneMetadata.Kind.WAV2VEC2.input();
    private static final String EXPECTED =
            "one input " + INPUT + " float [batch, samples] and outputs float [batch, time, width]";

    /** Two lengths: a graph that was exported for one takes no other. */
    private static final int[] TRIAL_SAMPLES = {Backbone.SAMPLE_RATE, Backbone.SAMPLE_RATE * 3 / 4};

    private OnnxEncoder() {}

    /** Which outputs of a graph are hidden states. */
    static BackboneMetadata.Outputs outputs(Path file) throws IOException {
        try (InferenceSession session = InferenceSession.open(file)) {
            List<InferenceSession.Port> inputs = session.inputs();
            boolean fits = inputs.size() == 1
                    && inputs.get(0).name().equals(INPUT)
                    && inputs.get(0).isFloat()
                    && inputs.get(0).dims().size() == 2;
            List<String> candidates = session.outputs().stream()
                    .filter(output -> output.isFloat() && output.dims().size() == 3)
                    .map(InferenceSession.Port::name)
                    .toList();
            if (!fits || candidates.isEmpty()) {
                throw new ModelFormatException(
                        file.toString(),
                        "inputs " + shown(inputs) + " and outputs " + shown(session.outputs()),
                        EXPECTED);
            }
            return alike(candidates, trial(session, INPUT, candidates, TRIAL_SAMPLES[0]));
        } catch (OrtException e) {
            throw new ModelFormatException(
                    file.toString(), "a graph that fails on one second", EXPECTED + " (" + e.getMessage() + ")", e);
        }
    }

    private static BackboneMetadata.Outputs alike(List<String> names, List<InferenceSession.Output> found) {
        List<Long> dims = found.get(0).dims();
        List<String> layers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (found.get(i).dims().equals(dims)) {
                layers.add(names.get(i));
            }
        }
        return new BackboneMetadata.Outputs(Math.toIntExact(dims.get(2)), layers, Backbone.MOST_SAMPLES);
    }

    private static String shown(List<InferenceSession.Port> ports) {
        return ports.stream()
                .map(port -> port.name() + (port.isFloat() ? " float " : " not float ") + port.dims())
                .collect(Collectors.joining(", "));
    }

    private static List<InferenceSession.Output> trial(
            InferenceSession session, String input, List<String> outputs, int samples) throws OrtException {
        float[] tone = new float[samples];
        for (int n = 0; n < samples; n++) {
            tone[n] = (float) Math.sin(n * 0.1);
        }
        return session.run(input, FloatBuffer.wrap(tone), List.of(1L, (long) samples), outputs);
    }

    /**
     * Runs a backbone that was just written.
     *
     * @param source of the weights, for messages
     * @throws ModelFormatException if it does not load, or gives something else than it says
     */
    static void tryOut(Path file, String source, BackboneMetadata metadata) throws IOException {
        try (InferenceSession session = InferenceSession.open(file, source)) {
            for (int samples : TRIAL_SAMPLES) {
                for (InferenceSession.Output output : trial(
                        session, metadata.kind().input(), metadata.layers(), Math.min(samples, metadata.most()))) {
                    check(output, source, metadata.width());
                }
            }
        } catch (OrtException e) {
            throw new ModelFormatException(
                    source,
                    "a graph that fails on less than a second",
                    "one for clips of any length (" + e.getMessage() + ")",
                    e);
        }
    }

    private static void check(InferenceSession.Output output, String source, int width) throws IOException {
        List<Long> dims = output.dims();
        if (dims.size() != 3 || dims.get(0) != 1 || dims.get(1) < 1 || dims.get(2) != width) {
            throw new ModelFormatException(source, "an output of " + dims, "[1, time, " + width + "]");
        }
        for (float value : output.values()) {
            if (!Float.isFinite(value)) {
                throw new ModelFormatException(source, "an output with " + value, "finite numbers");
            }
        }
    }

    /** Whether the preprocessor of the transformers library would; it does where its settings say nothing. */
    static boolean standardises(Path settings) throws IOException {
        if (!Files.isRegularFile(settings) || Files.size(settings) > 1 << 20) {
            return true;
        }
        try {
            JsonTree root = JsonTree.parse(Files.readString(settings));
            return !root.names().contains("do_normalize")
                    || root.at("do_normalize").truth();
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFormatException(
                    settings.toString(), "no JSON with do_normalize", "the settings of a preprocessor", e);
        }
    }
}
