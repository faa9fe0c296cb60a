package org.intone.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intone.evaluate.Scores;
import org.intone.file.WholeFile;

/**
 * The trials of a search, the best first; of equals the one that was tried first. Immutable.
 *
 * <pre>
 * tune.json  {"about": {...}, "trials": [{"rank": 1, "settings": {"width": "0.5", ...}, "command": "intone train ...",
 *             "seconds": 12.3, "all": SCORES}, ...]}
 * tune.csv   rank,uar,uar_low,uar_high,accuracy,macro_f1,seconds,width,...
 * </pre>
 *
 * SCORES are those of {@link EvaluationJson}.
 */
public final class TrialRanking {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIGURES =
            List.of("rank", "uar", "uar_low", "uar_high", "accuracy", "macro_f1", "seconds");

    private final List<Trial> ranked;
    private final List<String> names;

    private TrialRanking(List<Trial> ranked, List<String> names) {
        this.ranked = ranked;
        this.names = names;
    }

    /** Ranks trials that all tried the same settings, of these names. */
    public static TrialRanking of(List<Trial> trials, List<String> names) {
        List<Trial> ranked = trials.stream()
                .sorted(Comparator.comparingDouble(Trial::uar).reversed())
                .toList();
        return new TrialRanking(ranked, List.copyOf(names));
    }

    /** The trials, the best first. */
    public List<Trial> trials() {
        return ranked;
    }

    /** The table for people. */
    public String render() {
        List<String> header = new ArrayList<>(List.of("rank", "UAR", "95 %", "accuracy", "macro F1", "time"));
        header.addAll(names);
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (int i = 0; i < ranked.size(); i++) {
            Scores all = ranked.get(i).measures().all();
            List<String> cells = new ArrayList<>(List.of(
                    Figures.count(i + 1),
                    Figures.points(all.uar()),
                    Figures.points(all.uarInterval()),
                    Figures.points(all.accuracy()),
                    Figures.points(all.macroF1()),
                    Figures.duration(ranked.get(i).seconds())));
            cells.addAll(values(ranked.get(i)));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private List<String> values(Trial trial) {
        return names.stream().map(trial.settings()::get).toList();
    }

    /** Writes {@code tune.json}, whole or not at all, over what was there. */
    public void writeJson(Map<String, String> about, Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        about.forEach(root.putObject("about")::put);
        ArrayNode trials = root.putArray("trials");
        for (int i = 0; i < ranked.size(); i++) {
            Trial trial = ranked.get(i);
            ObjectNode node = trials.addObject().put("rank", i + 1);
            ObjectNode settings = node.putObject("settings");
            names.forEach(name -> settings.put(name, trial.settings().get(name)));
            node.put("command", trial.command()).put("seconds", trial.seconds());
            node.set(
                    "all",
                    EvaluationJson.scores(
                            trial.measures().labels(), trial.measures().all()));
        }
        String text = JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root);
        WholeFile.writeText(file, writer -> writer.write(text + "\n"));
    }

    /** Writes {@code tune.csv}, whole or not at all, over what was there. */
    public void writeCsv(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Trial trial = ranked.get(i);
            Scores all = trial.measures().all();
            Stream<String> figures = Stream.of(
                    Integer.toString(i + 1),
                    BenchmarkFiles.fraction(all.uar()),
                    BenchmarkFiles.low(all.uarInterval()),
                    BenchmarkFiles.high(all.uarInterval()),
                    BenchmarkFiles.fraction(all.accuracy()),
                    BenchmarkFiles.fraction(all.macroF1()),
                    Figures.decimals(trial.seconds(), 1));
            rows.add(Stream.concat(figures, values(trial).stream()).toList());
        }
        List<String> header = Stream.concat(FIGURES.stream(), names.stream()).toList();
        BenchmarkFiles.writeCsv(header, rows, file);
    }
}
