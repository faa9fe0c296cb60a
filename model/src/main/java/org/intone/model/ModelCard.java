package org.intone.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A model's metadata as text for people: what it answers, what it was trained on, how good it is. */
public final class ModelCard {
    private ModelCard() {}

    /**
     * The card, in lines that end with a newline. Measures are in percent, as in the reports; an interval of 95 % stands in
     * brackets behind its figure.
     */
    public static String render(ModelMetadata metadata) {
        List<String> lines = new ArrayList<>();
        line(
                lines,
                "model",
                metadata.network().name() + settings(metadata.network().settings()));
        line(lines, "made", metadata.created() + " with Intone " + metadata.intone());
        line(
                lines,
                "labels",
                metadata.labels().name() + ": "
                        + String.join(" ", metadata.labels().labels()));
        line(lines, "takes", metadata.recipe() + ", " + metadata.scaler().features() + " features a frame");
        line(lines, "calibrated", calibration(metadata.calibration()));
        metadata.adaptation().ifPresent(adaptation -> line(lines, "adapts", adaptation(adaptation)));
        training(lines, metadata.training());
        lines.add("");
        lines.addAll(measures(metadata.measures()));
        lines.add("");
        line(lines, "licence", metadata.licence());
        return String.join("\n", lines) + "\n";
    }

    private static void line(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-12s%s", name, value));
    }

    private static String settings(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining());
    }

    private static String calibration(Calibration calibration) {
        return String.format(
                Locale.ROOT,
                "temperature %.3f, uncertain below %s %%",
                calibration.temperature(),
                points(calibration.uncertainBelow()));
    }

    private static String adaptation(Adaptation adaptation) {
        return String.format(
                        Locale.ROOT,
                        "to a speaker: mean shrunk by %s recordings, deviation by %s; ",
                        adaptation.meanShrinkage(),
                        adaptation.deviationShrinkage())
                + calibration(adaptation.calibration());
    }

    private static void training(List<String> lines, TrainingFacts training) {
        line(
                lines,
                "split",
                training.split() + ", fold " + training.fold() + " of " + training.folds() + ", seed "
                        + training.seed());
        String name = "trained on";
        for (TrainingFacts.Share share : training.corpora()) {
            line(
                    lines,
                    name,
                    String.format(
                            Locale.ROOT,
                            "%-10s %6d clips %4d speakers",
                            share.corpus(),
                            share.clips(),
                            share.speakers()));
            name = "";
        }
        line(lines, "data digest", training.dataDigest());
    }

    /** One line for each part and corpus, its figures beside one another. */
    private static List<String> measures(List<Measure> measures) {
        Map<String, List<Measure>> rows = measures.stream()
                .collect(Collectors.groupingBy(
                        measure -> (measure.part() + " " + measure.corpus()).strip(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (rows.isEmpty()) {
            return List.of("not measured");
        }
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        List<String> lines = new ArrayList<>(List.of("measured, in %"));
        rows.entrySet().stream()
                .map(row -> String.format(Locale.ROOT, "%-" + width + "s", row.getKey())
                        + row.getValue().stream().map(ModelCard::measure).collect(Collectors.joining("  ")))
                .forEach(lines::add);
        return lines;
    }

    private static String measure(Measure measure) {
        String interval =
                measure.interval().stream().map(ModelCard::points).collect(Collectors.joining(" to ", " (", ")"));
        return measure.name() + " " + points(measure.value())
                + (measure.interval().isEmpty() ? "" : interval);
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
