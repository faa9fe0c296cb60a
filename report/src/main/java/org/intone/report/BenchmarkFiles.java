package org.intone.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intone.evaluate.Interval;
import org.intone.evaluate.Scores;
import org.intone.evaluate.SeededEvaluation;
import org.intone.file.WholeFile;

/**
 * A benchmark as files for programs, whole or not at all, over what was there.
 *
 * <pre>
 * benchmark.json  {"about": {...}, "rows": [{"protocol": "savee-loso", "trained_on": "", "tested_on": "", "labels": "seven",
 *                  "folds": 3, "seconds": 12.3, "inflated": false, "uar_by_seed": {"1": 0.77, ...},
 *                  "clips": 360, "all": SCORES, "corpus": {"SAVEE": SCORES}}, ...]}
 * benchmark.csv   protocol,trained_on,tested_on,labels,folds,uar,uar_low,uar_high,uar_lowest_seed,...
 * </pre>
 *
 * SCORES are those of {@link EvaluationJson}, over the outcomes of all seeds. Measures are fractions from 0 to 1; in the CSV what
 * could not be measured is empty.
 */
public final class BenchmarkFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final List<String> HEADER = List.of(
            "protocol",
            "trained_on",
            "tested_on",
            "labels",
            "classes",
            "folds",
            "seeds",
            "uar",
            "uar_low",
            "uar_high",
            "uar_lowest_seed",
            "uar_highest_seed",
            "accuracy",
            "macro_f1",
            "calibration_error",
            "clips",
            "speakers",
            "seconds",
            "inflated");

    private BenchmarkFiles() {}

    /** Writes the JSON. */
    public static void writeJson(List<BenchmarkRow> rows, Map<String, String> about, Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        about.forEach(root.putObject("about")::put);
        ArrayNode nodes = root.putArray("rows");
        rows.forEach(row -> put(row, nodes.addObject()));
        String text = JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root);
        WholeFile.writeText(file, writer -> writer.write(text + "\n"));
    }

    private static void put(BenchmarkRow row, ObjectNode node) {
        node.put("protocol", row.protocol())
                .put("trained_on", row.trainedOn())
                .put("tested_on", row.testedOn())
                .put("labels", row.labels())
                .put("folds", row.folds())
                .put("seconds", row.seconds())
                .put("inflated", row.inflated());
        SeededEvaluation measures = row.measures();
        ObjectNode seeds = node.putObject("uar_by_seed");
        measures.uarBySeed().forEach((seed, uar) -> EvaluationJson.put(seeds, Long.toString(seed), uar));
        node.put("clips", measures.clips());
        List<String> labels = measures.pooled().labels();
        node.set("all", EvaluationJson.scores(labels, measures.pooled().all()));
        node.set("corpus", EvaluationJson.groups(labels, measures.pooled().byCorpus()));
    }

    /** Writes the CSV, in UTF-8 with a header. */
    public static void writeCsv(List<BenchmarkRow> rows, Path file) throws IOException {
        List<List<String>> cells = rows.stream().map(BenchmarkFiles::cells).collect(Collectors.toList());
        writeCsv(HEADER, cells, file);
    }

    static void writeCsv(List<String> header, List<List<String>> rows, Path file) throws IOException {
        WholeFile.writeText(file, writer -> {
            try (SequenceWriter out = CSV.writer().writeValues(writer)) {
                out.write(header);
                out.writeAll(rows);
            }
        });
    }

    private static List<String> cells(BenchmarkRow row) {
        Scores all = row.measures().pooled().all();
        Optional<Interval> interval = all.uarInterval();
        Interval spread = row.measures().spread();
        List<String> cells = new ArrayList<>(List.of(
                row.protocol(),
                row.trainedOn(),
                row.testedOn(),
                row.labels(),
                Integer.toString(all.confusion().occurring()),
                Integer.toString(row.folds()),
                Integer.toString(row.measures().uarBySeed().size())));
        cells.add(fraction(all.uar()));
        cells.add(low(interval));
        cells.add(high(interval));
        for (double value :
                new double[] {spread.low(), spread.high(), all.accuracy(), all.macroF1(), all.calibrationError()}) {
            cells.add(fraction(value));
        }
        cells.add(Integer.toString(row.measures().clips()));
        cells.add(Integer.toString(row.measures().speakers()));
        cells.add(Figures.decimals(row.seconds(), 1));
        cells.add(Boolean.toString(row.inflated()));
        return cells;
    }

    static String low(Optional<Interval> interval) {
        return fraction(interval.map(Interval::low).orElse(Double.NaN));
    }

    static String high(Optional<Interval> interval) {
        return fraction(interval.map(Interval::high).orElse(Double.NaN));
    }

    /** With six decimals; empty where it could not be measured. */
    static String fraction(double value) {
        return Double.isFinite(value) ? Figures.decimals(value, 6) : "";
    }
}
