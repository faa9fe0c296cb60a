package org.intone.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.intone.corpus.Split;
import org.intone.corpus.SplitCsv;
import org.intone.evaluate.Outcome;
import org.intone.file.WholeFile;
import org.intone.model.Sha256;

/**
 * The result of a fold on disk, so that no fold is trained twice. It is whole or not there, and holds the digest of the settings
 * and of the division that it comes from, so that a result of others is never taken for one of these.
 *
 * <pre>
 * {"key": "9f86d0...", "epochs": 31, "best_epoch": 19, "seconds": 2.4,
 *  "test": [{"file": ..., "corpus": ..., "speaker": ..., "sex": ..., "age": ..., "truth": 3, "probabilities": [...]}, ...],
 *  "whole_speaker": [...], "running": [...]}                        only of a model that adapts to speakers
 * </pre>
 */
public final class FoldFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FoldFile() {}

    /** A digest that differs wherever the settings or the rows, their order or their parts do. */
    static String key(TrainSettings settings, Split split) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(SettingsFile.text(settings).getBytes(StandardCharsets.UTF_8));
        SplitCsv.lines(split).forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What the file holds. */
    public static String text(TrainSettings settings, Split split, FoldResult result) {
        ObjectNode root = JSON.createObjectNode().put("key", key(settings, split));
        root.put("epochs", result.epochs())
                .put("best_epoch", result.bestEpoch())
                .put("seconds", result.seconds());
        put(root, "test", result.test());
        if (!result.wholeSpeaker().isEmpty()) {
            put(root, "whole_speaker", result.wholeSpeaker());
            put(root, "running", result.running());
        }
        return root + "\n";
    }

    static void write(Path file, String text) throws IOException {
        WholeFile.writeText(file, writer -> writer.write(text));
    }

    private static void put(ObjectNode root, String name, List<Outcome> outcomes) {
        ArrayNode array = root.putArray(name);
        outcomes.forEach(outcome -> put(outcome, array.addObject()));
    }

    private static void put(Outcome outcome, ObjectNode node) {
        node.put("file", outcome.file())
                .put("corpus", outcome.corpus())
                .put("speaker", outcome.speakerId())
                .put("sex", outcome.sex())
                .put("age", outcome.age())
                .put("truth", outcome.truth());
        ArrayNode probabilities = node.putArray("probabilities");
        for (int c = 0; c < outcome.classes(); c++) {
            probabilities.add(outcome.probability(c));
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it cannot be read, or has another key; the message is one line
     */
    static FoldResult read(Path file, String key) throws IOException {
        return parse(file.toString(), Files.readString(file), key);
    }

    /** The same of the text; {@code file} is for messages. */
    static FoldResult parse(String file, String text, String key) throws IOException {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.required("key").asText().equals(key)) {
                throw new IOException(file + ": was measured with other settings or recordings; pass --force to measure"
                        + " anew, or name another folder");
            }
            return new FoldResult(
                    root.required("epochs").asInt(),
                    root.required("best_epoch").asInt(),
                    root.required("seconds").asDouble(),
                    outcomes(root.required("test")),
                    outcomes(root.path("whole_speaker")),
                    outcomes(root.path("running")));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String fault = e.getMessage().lines().findFirst().orElse("");
            throw new IOException(file + ": no result of a fold: " + fault, e);
        }
    }

    private static List<Outcome> outcomes(JsonNode array) {
        List<Outcome> outcomes = new ArrayList<>();
        array.forEach(node -> outcomes.add(outcome(node)));
        return outcomes;
    }

    private static Outcome outcome(JsonNode node) {
        JsonNode values = node.required("probabilities");
        double[] probabilities = new double[values.size()];
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = values.get(c).asDouble();
        }
        Outcome outcome = new Outcome(
                node.required("file").asText(),
                node.required("corpus").asText(),
                node.required("speaker").asText(),
                node.required("sex").asText(),
                node.required("truth").asInt(),
                probabilities);
        return outcome.withAge(node.path("age").asText());
    }
}
