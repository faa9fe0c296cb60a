package org.intone.backbone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.intone.model.JsonTree;
import org.intone.model.ModelFormatException;
import org.intone.model.Release;

/**
 * What a backbone is, as its file says it: one JSON object in the ONNX metadata.
 *
 * @param kind what it takes
 * @param intone the release that made the file
 * @param source the name or the address of the file that the weights came in
 * @param weightsSha256 of that file, in hexadecimal
 * @param licence on what terms the weights may be used; words for people
 * @param standardise whether a clip is brought to mean 0 and deviation 1 before
 * @param width the length of the vectors that every layer gives
 * @param layers the names of the outputs, from the first block on
 * @param most the samples that one run takes at most; longer recordings are cut
 */
public record BackboneMetadata(
        Kind kind,
        String intone,
        String source,
        String weightsSha256,
        String licence,
        boolean standardise,
        int width,
        List<String> layers,
        int most) {
    /** Where the metadata lie in the file. */
    static final String KEY = "intone.backbone";

    private static final int FORMAT = 1;
    private static final JsonFactory JSON = new JsonFactory();

    /** What a graph takes. */
    public enum Kind {
        /** Samples as they are. */
        WHISPER(WhisperGraph.INPUT),
        /** Samples of the wav2vec2 family, standardised or not. */
        WAV2VEC2("input_values");

        private final String input;

        Kind(String input) {
            this.input = input;
        }

        String input() {
            return input;
        }

        /** The name in files and on screens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The layers are copied. */
    public BackboneMetadata {
        layers = List.copyOf(layers);
        if (width < 1 || most < Backbone.LEAST_SAMPLES || layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "width, layers and most must be positive, were " + width + ", " + layers.size() + " and " + most);
        }
    }

    /** Of this release. */
    static BackboneMetadata of(Kind kind, Origin origin, boolean standardise, Outputs outputs) {
        return new BackboneMetadata(
                kind,
                Release.version(),
                origin.source(),
                origin.sha256(),
                origin.licence(),
                standardise,
                outputs.width(),
                outputs.layers(),
                outputs.most());
    }

    /** Where weights came from. */
    record Origin(String source, String sha256, String licence) {}

    /** What a graph gives, and of how many samples at most. */
    record Outputs(int width, List<String> layers, int most) {}

    /** One line. */
    public String toJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeStringField("kind", kind.word());
            json.writeStringField("intone", intone);
            json.writeStringField("source", source);
            json.writeStringField("weightsSha256", weightsSha256);
            json.writeStringField("licence", licence);
            json.writeBooleanField("standardise", standardise);
            json.writeNumberField("width", width);
            json.writeArrayFieldStart("layers");
            for (String layer : layers) {
                json.writeString(layer);
            }
            json.writeEndArray();
            json.writeNumberField("most", most);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    /** Reads what {@link #toJson} wrote; fields that this release does not know are passed over. */
    static BackboneMetadata read(String json, String source) throws ModelFormatException {
        try {
            JsonTree tree = JsonTree.parse(json);
            int format = tree.at("format").integer();
            if (format != FORMAT) {
                throw new ModelFormatException(
                        source, "a backbone of format " + format, "format " + FORMAT + ", the newest of this Intone");
            }
            return new BackboneMetadata(
                    Kind.valueOf(tree.at("kind").text().toUpperCase(Locale.ROOT)),
                    tree.at("intone").text(),
                    tree.at("source").text(),
                    tree.at("weightsSha256").text(),
                    tree.at("licence").text(),
                    tree.at("standardise").truth(),
                    tree.at("width").integer(),
                    tree.at("layers").texts(),
                    tree.at("most").integer());
        } catch (ModelFormatException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFormatException(
                    source, "broken metadata (" + e.getMessage() + ")", "those of a backbone", e);
        }
    }
}
