package org.intone.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON value that knows where it stands. Asking it for what it is not is an {@link IllegalArgumentException} that names
 * the place. Immutable; serves all threads.
 *
 * <p>Jackson's own tree belongs to its object mapper, which takes longer to start than all else that reads a model.
 */
public final class JsonTree {
    private static final JsonFactory JSON = new JsonFactory();

    private final String path;
    private final Object value;

    private JsonTree(String path, Object value) {
        this.path = path;
        this.value = value;
    }

    /**
     * Parses one JSON text.
     *
     * @throws IOException if it is none, with Jackson's words for why
     */
    public static JsonTree parse(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return new JsonTree("", read(parser));
        }
    }

    /** Reads the value that begins at the current token; Jackson bounds the depth. */
    private static Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                fields.put(name, read(parser));
            }
            return fields;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser));
            }
            return items;
        }
        if (token == null || !token.isScalarValue()) {
            throw new IOException("it ends early");
        }
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default -> parser.getNumberValue();
        };
    }

    /** The field of an object. */
    public JsonTree at(String field) {
        Object found = as(Map.class, "an object").get(field);
        String place = path.isEmpty() ? field : path + "." + field;
        if (found == null) {
            throw new IllegalArgumentException(place + " is missing");
        }
        return new JsonTree(place, found);
    }

    /** The field of an object; empty if it is not there. */
    public Optional<JsonTree> optional(String field) {
        return names().contains(field) ? Optional.of(at(field)) : Optional.empty();
    }

    /** The names of the fields of an object, in their order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Object name : as(Map.class, "an object").keySet()) {
            names.add((String) name);
        }
        return names;
    }

    /** A text. */
    public String text() {
        return as(String.class, "a text");
    }

    /** A whole number of 32 bits. */
    public int integer() {
        return as(Integer.class, "a whole number");
    }

    /** A whole number of 64 bits. */
    public long longInteger() {
        return value instanceof Integer small ? small : as(Long.class, "a whole number");
    }

    /** Any number. */
    public double number() {
        return as(Number.class, "a number").doubleValue();
    }

    /** True or false. */
    public boolean truth() {
        return as(Boolean.class, "true or false");
    }

    /** The items of an array. */
    public List<JsonTree> items() {
        List<JsonTree> items = new ArrayList<>();
        for (Object item : as(List.class, "an array")) {
            items.add(new JsonTree(path + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** The items of an array of texts. */
    public List<String> texts() {
        return items().stream().map(JsonTree::text).toList();
    }

    /** The items of an array of numbers. */
    public float[] floats() {
        List<JsonTree> items = items();
        float[] floats = new float[items.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) items.get(i).number();
        }
        return floats;
    }

    /** The fields of an object of texts. */
    public Map<String, String> textFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Object name : as(Map.class, "an object").keySet()) {
            fields.put((String) name, at((String) name).text());
        }
        return fields;
    }

    private <T> T as(Class<T> type, String words) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException((path.isEmpty() ? "all" : path) + " must be " + words);
        }
        return type.cast(value);
    }
}
