package org.intone.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.intone.evaluate.Outcome;

/**
 * What a training or an evaluation left of its test: {@code predictions.csv} and, beside it, the words of {@code evaluation.json}.
 *
 * @param name the folder or file that was named
 * @param labels the classes in order
 * @param outcomes of every test clip
 * @param split by which it was divided; empty if unknown
 * @param inflated why its figures say nothing about recordings that the model does not know; empty if they do
 */
public record ScoredRun(
        String name, List<String> labels, List<Outcome> outcomes, String split, Optional<String> inflated) {
    private static final String OF_TRAINING = "predictions.csv";

    /** Copies the lists. */
    public ScoredRun {
        labels = List.copyOf(labels);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Reads a run.
     *
     * @param run its folder, or a CSV file of predictions
     * @throws IOException if there are no predictions or they cannot be read; the message is one line
     */
    public static ScoredRun read(Path run) throws IOException {
        Path predictions = Files.isDirectory(run) ? inFolder(run) : run;
        if (!Files.isRegularFile(predictions)) {
            throw new IOException(predictions + ": is not there: name the folder of a run that was measured, or the CSV"
                    + " that evaluate writes");
        }
        PredictionsCsv.Table table = PredictionsCsv.read(predictions);
        JsonNode about = about(evaluation(run, predictions));
        return new ScoredRun(
                run.toString(),
                table.labels(),
                table.outcomes(),
                about.path("split").asText(),
                Optional.ofNullable(about.path("inflated").textValue()));
    }

    /** What train calls it, or what evaluate does. */
    private static Path inFolder(Path run) {
        Path evaluated = run.resolve("evaluation-predictions.csv");
        return Files.isRegularFile(evaluated) ? evaluated : run.resolve(OF_TRAINING);
    }

    private static Path evaluation(Path run, Path predictions) {
        String name = predictions.getFileName().toString();
        return Files.isDirectory(run) || name.equals(OF_TRAINING)
                ? predictions.resolveSibling("evaluation.json")
                : predictions.resolveSibling(name.replaceFirst("-predictions\\.csv$", "") + ".json");
    }

    private static JsonNode about(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        if (!Files.isRegularFile(file)) {
            return mapper.createObjectNode();
        }
        try {
            return mapper.readTree(file.toFile()).path("about");
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": is no evaluation: " + e.getOriginalMessage(), e);
        }
    }
}
