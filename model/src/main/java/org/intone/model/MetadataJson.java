package org.intone.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.intone.emotion.LabelSet;
import org.intone.feature.Scaler;

/**
 * The metadata's JSON: {@code {"format":1,...}} and the components of {@link ModelMetadata} by name. Fields that this
 * release does not know are passed over; one that is missing is a fault.
 */
final class MetadataJson {
    /** The number of the newest format, which this release writes. */
    static final int FORMAT = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(LabelSet.class, LabelSetJson.class)
            .addMixIn(Scaler.class, ScalerJson.class)
            .build();

    private MetadataJson() {}

    /** {@code {"name":"seven","labels":["anger",...],"lines":["anger=anger",...]}}; the labels are for other readers. */
    @JsonIncludeProperties({"name", "labels", "lines"})
    private abstract static class LabelSetJson {
        @JsonCreator
        static LabelSet of(@JsonProperty("name") String name, @JsonProperty("lines") List<String> lines) {
            return LabelSet.of(name, lines);
        }

        @JsonProperty
        abstract String name();

        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        abstract List<String> labels();

        @JsonProperty
        abstract List<String> lines();
    }

    /** {@code {"mean":[...],"scale":[...]}}. */
    @JsonIncludeProperties({"mean", "scale"})
    private abstract static class ScalerJson {
        @JsonCreator
        static Scaler of(@JsonProperty("mean") float[] mean, @JsonProperty("scale") float[] scale) {
            return Scaler.of(mean, scale);
        }

        @JsonProperty
        abstract float[] mean();

        @JsonProperty
        abstract float[] scale();
    }

    static String write(ModelMetadata metadata) {
        ObjectNode tree = MAPPER.createObjectNode().put("format", FORMAT);
        tree.setAll((ObjectNode) MAPPER.valueToTree(metadata));
        return tree.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param source the file's name for messages
     */
    static ModelMetadata read(String json, String source) throws ModelFormatException {
        try {
            JsonNode tree = MAPPER.readTree(json);
            JsonNode format = tree.path("format");
            if (!format.isInt() || format.intValue() < 1) {
                throw new ModelFormatException(source, "no format number in the metadata", "1 to " + FORMAT);
            }
            if (format.intValue() > FORMAT) {
                throw new ModelFormatException(
                        source,
                        "format " + format + ", written by the newer Intone "
                                + tree.path("intone").asText("of unknown version"),
                        "1 to " + FORMAT + "; a newer Intone reads it");
            }
            return MAPPER.treeToValue(tree, ModelMetadata.class);
        } catch (JsonMappingException e) {
            String field = e.getPath().stream().map(MetadataJson::step).collect(Collectors.joining("."));
            String where = field.isEmpty() ? "the metadata" : "the metadata's " + field;
            throw new ModelFormatException(
                    source, where + " broken", "metadata of format " + FORMAT + " (" + e.getOriginalMessage() + ")", e);
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(
                    source,
                    "metadata that are no JSON",
                    "metadata of format " + FORMAT + " (" + e.getOriginalMessage() + ")",
                    e);
        }
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName();
    }
}
