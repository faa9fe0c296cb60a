package org.intone.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.intone.corpus.Split;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;

/**
 * A fold that is to be trained on another machine, as text: its settings, and its takes as places in a list of rows that both machines
 * have.
 *
 * <pre>
 * {"folder": "ravdess-loso/seed-1", "settings": {...}, "plan": "loso", "fold": 3, "folds": 20,
 *  "train": [row, version, row, version, ...], "dev": [...], "test": [...]}
 * </pre>
 */
public final class FoldText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FoldText() {}

    /**
     * One of a task's folds.
     *
     * @param place of a row in the list
     */
    public static String text(FoldTask task, Split fold, ToIntFunction<Utterance> place) {
        ObjectNode root = JSON.createObjectNode().put("folder", task.folder());
        root.set("settings", SettingsFile.json(task.settings()));
        root.put("plan", fold.plan()).put("fold", fold.fold()).put("folds", fold.folds());
        put(root.putArray("train"), fold.train(), place);
        put(root.putArray("dev"), fold.dev(), place);
        put(root.putArray("test"), fold.test(), place);
        return root.toString();
    }

    private static void put(ArrayNode array, List<Take> takes, ToIntFunction<Utterance> place) {
        for (Take take : takes) {
            array.add(place.applyAsInt(take.utterance())).add(take.version());
        }
    }

    /**
     * The task of that one fold.
     *
     * @param rows those that places were given of, in the same order
     * @throws IllegalArgumentException if it is no such text; one line
     */
    public static FoldTask parse(String text, List<Utterance> rows) {
        try {
            JsonNode root = JSON.readTree(text);
            Split fold = new Split(
                    root.required("plan").asText(),
                    root.required("fold").asInt(),
                    root.required("folds").asInt(),
                    takes(root.required("train"), rows),
                    takes(root.required("dev"), rows),
                    takes(root.required("test"), rows));
            return new FoldTask(
                    root.required("folder").asText(), SettingsFile.of(root.required("settings")), List.of(fold));
        } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            String fault = e.getMessage().lines().findFirst().orElse("");
            throw new IllegalArgumentException("no text of a fold: " + fault, e);
        }
    }

    private static List<Take> takes(JsonNode array, List<Utterance> rows) {
        List<Take> takes = new ArrayList<>();
        for (int i = 0; i + 1 < array.size(); i += 2) {
            takes.add(new Take(rows.get(array.get(i).asInt()), array.get(i + 1).asInt()));
        }
        return takes;
    }
}
