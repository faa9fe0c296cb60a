package org.intone.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an executor says of a fold.
 *
 * @param host where it was trained
 * @param result the text of its file; empty where it could not be trained
 * @param problem why it could not be trained, in one line; empty where it was
 * @param unreadable places, in the manifest, of those of its rows that could not be read there, and why
 */
record FoldAnswer(String host, String result, String problem, SortedMap<Integer, String> unreadable) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String text() {
        ObjectNode root =
                JSON.createObjectNode().put("host", host).put("result", result).put("problem", problem);
        ObjectNode files = root.putObject("unreadable");
        unreadable.forEach((place, why) -> files.put(place.toString(), why));
        return root.toString();
    }

    static FoldAnswer parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            SortedMap<Integer, String> unreadable = new TreeMap<>();
            root.required("unreadable")
                    .properties()
                    .forEach(file -> unreadable.put(
                            Integer.valueOf(file.getKey()), file.getValue().asText()));
            return new FoldAnswer(
                    root.required("host").asText(),
                    root.required("result").asText(),
                    root.required("problem").asText(),
                    unreadable);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no answer of an executor: " + e.getOriginalMessage(), e);
        }
    }
}
