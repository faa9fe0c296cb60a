package org.intone.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.intone.file.WholeFile;
import org.intone.model.ModelFormatException;
import org.intone.model.OnnxGraph;
import org.intone.model.Sha256;

/**
 * Makes a backbone's file of what others publish: Whisper's weights as Hugging Face ({@code model.safetensors}) or OpenAI
 * ({@code tiny.en.pt}) has them, or an ONNX graph of the wav2vec2 kind ({@code input_values [batch, samples]} to hidden states
 * {@code [batch, time, width]}).
 *
 * <p>What comes out was run once before it takes its name. The same weights give the same bytes. No state; serves all threads.
 */
public final class BackboneImport {
    private static final int HEAD_BYTES = 9;
    private static final String EXPECTED = "Whisper's weights (safetensors or .pt) or an ONNX graph";

    private BackboneImport() {}

    /**
     * What the file of weights cannot say.
     *
     * @param source the name or address that is kept with the backbone; empty for the file's name
     * @param licence on what terms the weights may be used
     * @param heads of attention, where neither the file nor a {@code config.json} beside it says it
     * @param standardise whether an ONNX graph takes clips of mean 0 and deviation 1; empty for what a
     *     {@code preprocessor_config.json} beside the file says, or else yes
     */
    public record Options(String source, String licence, OptionalInt heads, Optional<Boolean> standardise) {
        /** Nothing that the file does not say itself. */
        public static final Options NONE = new Options("", "not stated", OptionalInt.empty(), Optional.empty());
    }

    /**
     * Makes a file, or replaces it; where something is wrong, what was there stays.
     *
     * @throws ModelFormatException if the weights are of no kind that is known, or broken
     * @throws IOException if a file cannot be read or written
     */
    public static BackboneMetadata run(Path weights, Path target, Options options) throws IOException {
        boolean graph = isGraph(weights);
        List<BackboneMetadata> made = new ArrayList<>();
        WholeFile.fill(target, part -> {
            made.add(graph ? importGraph(weights, part, options) : importWhisper(weights, part, options));
            OnnxEncoder.tryOut(part, weights.toString(), made.get(0));
        });
        return made.get(0);
    }

    /** An ONNX file begins with its version, field 1; a safetensors file with a length before a brace, a .pt file with PK. */
    private static boolean isGraph(Path weights) throws IOException {
        if (Files.isDirectory(weights)) {
            throw new ModelFormatException(weights.toString(), "a folder", EXPECTED);
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(weights)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        boolean zip = head.length > 1 && head[0] == 'P' && head[1] == 'K';
        boolean safetensors = head.length == HEAD_BYTES && head[HEAD_BYTES - 1] == '{';
        boolean onnx = head.length > 1 && head[0] == 1 << 3;
        if (!zip && !safetensors && !onnx) {
            throw new ModelFormatException(
                    weights.toString(), head.length == 0 ? "an empty file" : "bytes of none of these", EXPECTED);
        }
        return !zip && !safetensors;
    }

    private static BackboneMetadata importWhisper(Path weights, Path part, Options options) throws IOException {
        try (WhisperWeights encoder = WhisperWeights.open(weights, options.heads())) {
            WhisperShape shape = encoder.shape();
            List<String> layers = new ArrayList<>();
            for (int i = 0; i < shape.blocks(); i++) {
                layers.add(WhisperGraph.layer(i));
            }
            layers.add(WhisperGraph.LAST);
            int most = Math.min(Backbone.MOST_SAMPLES, shape.positions() * 2 * LogMelGraph.HOP_SAMPLES);
            if (most < Backbone.LEAST_SAMPLES) {
                throw new ModelFormatException(weights.toString(), shape.positions() + " positions", "2 or more");
            }
            OnnxGraph graph = WhisperGraph.of(encoder);
            BackboneMetadata metadata = BackboneMetadata.of(
                    BackboneMetadata.Kind.WHISPER,
                    origin(weights, options),
                    false,
                    new BackboneMetadata.Outputs(shape.width(), layers, most));
            BackboneFile.write(part, out -> graph.toModel().writeTo(out), metadata);
            return metadata;
        }
    }

    private static BackboneMetadata importGraph(Path weights, Path part, Options options) throws IOException {
        BackboneMetadata metadata = BackboneMetadata.of(
                BackboneMetadata.Kind.WAV2VEC2,
                origin(weights, options),
                options.standardise().isPresent()
                        ? options.standardise().get()
                        : OnnxEncoder.standardises(weights.resolveSibling("preprocessor_config.json")),
                OnnxEncoder.outputs(weights));
        BackboneFile.write(part, out -> Files.copy(weights, out), metadata);
        return metadata;
    }

    private static BackboneMetadata.Origin origin(Path weights, Options options) throws IOException {
        String source = options.source().isEmpty() ? weights.getFileName().toString() : options.source();
        return new BackboneMetadata.Origin(source, Sha256.hex(weights, Long.MAX_VALUE), options.licence());
    }
}
