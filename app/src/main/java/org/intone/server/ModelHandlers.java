package org.intone.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.intone.chart.EmotionColours;
import org.intone.model.ModelMetadata;
import org.intone.model.Recognizer;
import org.intone.model.Release;
import org.intone.report.JsonLine;

/** {@code GET /v1/model} and {@code GET /v1/emotions}: what the model is and what it tells apart. Made once, as a model does not change. */
final class ModelHandlers {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String model;
    private final String emotions;

    ModelHandlers(Recognizer recognizer) {
        model = modelJson(recognizer.metadata());
        emotions = emotionsJson(recognizer.metadata());
    }

    void model(Context ctx) {
        ctx.contentType("application/json").result(model);
    }

    void emotions(Context ctx) {
        ctx.contentType("application/json").result(emotions);
    }

    /** The card of {@code intone show}, without what only a program that runs the graph needs. */
    private static String modelJson(ModelMetadata metadata) {
        try {
            JsonNode card = MAPPER.readTree(metadata.toJson());
            ObjectNode node = JsonLine.object();
            node.put("name", metadata.network().name());
            node.put("created", metadata.created());
            node.put("intone", metadata.intone());
            node.put("server", Release.version());
            metadata.labels().labels().forEach(node.putArray("labels")::add);
            node.put("recipe", metadata.recipe());
            node.put("uncertainBelow", metadata.calibration().uncertainBelow());
            node.put("split", metadata.training().split());
            node.set("corpora", card.path("training").path("corpora"));
            node.set("measures", card.path("measures"));
            node.put("licence", metadata.licence());
            node.put("adapts", metadata.adaptation().isPresent());
            return JsonLine.of(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("metadata is always JSON", e);
        }
    }

    private static String emotionsJson(ModelMetadata metadata) {
        ObjectNode node = JsonLine.object();
        ArrayNode emotions = node.putArray("emotions");
        for (String label : metadata.labels().labels()) {
            String colour = EmotionColours.of(label);
            emotions.addObject().put("label", label).put("light", colour).put("dark", colour);
        }
        return JsonLine.of(node);
    }
}
