package org.intone.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intone.emotion.LabelSet;

/** {@code settings.json}: the settings of a training, as they are needed to resume or repeat it. */
public final class SettingsFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private SettingsFile() {}

    /** Writes settings; a file of that name is replaced. */
    public static void write(Path file, TrainSettings settings) throws IOException {
        Files.writeString(file, text(settings));
    }

    /** The text of the file: equal for two settings only if both give the same training. */
    public static String text(TrainSettings settings) {
        return json(settings).toPrettyString() + "\n";
    }

    static JsonNode json(TrainSettings settings) {
        ObjectNode root = JSON.createObjectNode();
        root.set("network", JSON.valueToTree(settings.network()));
        ObjectNode labels =
                root.putObject("labels").put("name", settings.labels().name());
        settings.labels().lines().forEach(labels.putArray("lines")::add);
        root.put("split", settings.split());
        root.put("copies", settings.copies());
        root.set("fit", JSON.valueToTree(settings.fit()));
        root.put("seed", settings.seed());
        root.put("threads", settings.threads());
        root.set("variation", JSON.valueToTree(settings.variation()));
        settings.teaching().ifPresent(teaching -> root.set("teaching", JSON.valueToTree(teaching)));
        if (settings.adapt()) {
            root.put("adapt", true);
        }
        settings.tuning().ifPresent(tuning -> root.set("tuning", JSON.valueToTree(tuning)));
        return root;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it cannot be read or holds something else; the message is one line
     */
    public static TrainSettings read(Path file) throws IOException {
        try {
            return of(JSON.readTree(Files.readString(file)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String fault = e.getMessage().lines().findFirst().orElse("");
            throw new IOException(file + ": no settings of a training: " + fault, e);
        }
    }

    static TrainSettings of(JsonNode root) throws JsonProcessingException {
        List<String> lines = new ArrayList<>();
        root.required("labels").required("lines").forEach(line -> lines.add(line.asText()));
        return new TrainSettings(
                JSON.treeToValue(root.required("network"), NetworkSettings.class),
                LabelSet.of(root.required("labels").required("name").asText(), lines),
                root.required("split").asText(),
                root.required("copies").asInt(),
                JSON.treeToValue(root.required("fit"), FitSettings.class),
                root.required("seed").asLong(),
                root.required("threads").asInt(),
                JSON.treeToValue(root.required("variation"), Variation.class),
                root.has("teaching")
                        ? Optional.of(JSON.treeToValue(root.get("teaching"), TeachingSettings.class))
                        : Optional.empty(),
                root.path("adapt").asBoolean(false),
                root.has("tuning")
                        ? Optional.of(JSON.treeToValue(root.get("tuning"), TuningSettings.class))
                        : Optional.empty());
    }
}
