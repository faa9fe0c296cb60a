package org.intone.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intone.chart.LearningEpoch;
import org.intone.report.Figures;

/** Reads what a training wrote of itself, {@code history.csv} and {@code settings.json}, for its report. */
public final class TrainingFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CsvMapper CSV = new CsvMapper();

    private TrainingFiles() {}

    /**
     * A training of which the files lie in a folder; what is missing there is missing in the report.
     *
     * @param name of the training among others; empty for one alone
     * @param folder with its files
     * @param kept the epoch whose weights the model has
     * @throws IOException if a file is there and cannot be read
     */
    public static RunReport.Training read(String name, Path folder, int kept) throws IOException {
        Path history = folder.resolve("history.csv");
        Path settings = folder.resolve("settings.json");
        Map<String, String> facts = new LinkedHashMap<>();
        if (Files.exists(settings)) {
            facts.putAll(settings(JSON.readTree(settings.toFile())));
        }
        List<Map<String, String>> lines = Files.exists(history) ? lines(history) : List.of();
        double seconds =
                lines.stream().mapToDouble(line -> number(line, "seconds")).sum();
        if (seconds > 0) {
            facts.put("time of all epochs", Figures.duration(seconds));
        }
        return new RunReport.Training(
                name, facts, lines.stream().map(TrainingFiles::epoch).toList(), kept);
    }

    private static List<Map<String, String>> lines(Path history) throws IOException {
        try (MappingIterator<Map<String, String>> lines = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(history.toFile())) {
            return lines.readAll();
        }
    }

    private static LearningEpoch epoch(Map<String, String> line) {
        return new LearningEpoch(
                Integer.parseInt(line.get("epoch")),
                point(line, "train"),
                point(line, "dev"),
                number(line, "learning_rate"));
    }

    private static LearningEpoch.Point point(Map<String, String> line, String part) {
        return new LearningEpoch.Point(
                number(line, part + "_loss"), number(line, part + "_accuracy"), number(line, part + "_uar"));
    }

    private static double number(Map<String, String> line, String name) {
        String text = line.getOrDefault(name, "");
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /** Names of what lies within others are joined by dots, as in {@code fit.epochs}. */
    private static Map<String, String> settings(JsonNode tree) {
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", tree, settings);
        return settings;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> out) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), out));
        } else {
            out.put(name, node.isValueNode() ? node.asText() : node.toString());
        }
    }
}
