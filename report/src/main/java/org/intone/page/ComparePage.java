package org.intone.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.intone.chart.ComparisonCharts;
import org.intone.evaluate.Comparison;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Scores;
import org.intone.file.WholeFile;
import org.intone.report.ComparisonTable;
import org.intone.report.Figures;
import org.intone.report.ScoredRun;

/** The page of several runs side by side. No state; serves all threads. */
public final class ComparePage {
    private ComparePage() {}

    /**
     * Writes the page, whole or not at all, over what was there.
     *
     * @param runs in the order of the comparison
     * @throws IOException if it cannot be written
     */
    public static void write(List<ScoredRun> runs, Comparison comparison, Path file) throws IOException {
        String html = html(runs, comparison);
        WholeFile.writeText(file, writer -> writer.write(html));
    }

    static String html(List<ScoredRun> runs, Comparison comparison) {
        List<String> names = runs.stream().map(ScoredRun::name).toList();
        Scores all = comparison.runs().get(0).all();
        Map<String, Object> view = new HashMap<>();
        view.put("title", Figures.count(names.size(), "run") + " side by side");
        view.put("inflated", inflated(runs));
        view.put("partial", partial(runs, comparison));
        view.put("tests", Figures.count(all.clips(), "clip") + " of " + Figures.count(all.speakers(), "speaker"));
        view.put("measuresHeader", ComparisonTable.MEASURES);
        view.put("measures", ComparisonTable.measures(names, comparison));
        view.put("uar", ComparisonCharts.uar(names, comparison));
        view.put("first", names.get(0));
        view.put("differences", ComparisonCharts.differences(names, comparison));
        view.put("testsHeader", ComparisonTable.TESTS);
        view.put("testRows", ComparisonTable.tests(names, comparison));
        view.put("testNote", ComparisonTable.TEST_NOTE);
        view.put("classesHeader", ComparisonTable.classHeader(comparison));
        view.put("classes", ComparisonTable.classes(names, comparison));
        SortedSet<String> corpora = new TreeSet<>();
        comparison.runs().forEach(run -> corpora.addAll(run.byCorpus().keySet()));
        view.put("corporaHeader", header(corpora));
        view.put("corpora", corpora(names, comparison, corpora));
        view.put("splits", splits(runs));
        return Template.named("compare").fill(view);
    }

    private static List<String> inflated(List<ScoredRun> runs) {
        return runs.stream()
                .filter(run -> run.inflated().isPresent())
                .map(run -> run.name() + ": " + run.inflated().orElseThrow() + ".")
                .toList();
    }

    /** A line for each run that was also tested on clips that do not count here. */
    public static List<String> partial(List<ScoredRun> runs, Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            if (comparison.left().get(i) > 0) {
                lines.add(runs.get(i).name() + ": "
                        + Figures.count(comparison.left().get(i), "clip")
                        + " of its test left out, since not every run was tested on them.");
            }
        }
        return lines;
    }

    private static List<String> header(SortedSet<String> corpora) {
        List<String> header = new ArrayList<>(List.of("run"));
        header.addAll(corpora);
        return header;
    }

    private static List<List<String>> corpora(List<String> names, Comparison comparison, SortedSet<String> corpora) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Evaluation run = comparison.runs().get(i);
            List<String> row = new ArrayList<>(List.of(names.get(i)));
            // Manifests of the same clips may name their corpora otherwise, or not at all.
            corpora.forEach(corpus -> row.add(Optional.ofNullable(run.byCorpus().get(corpus))
                    .map(scores -> Figures.points(scores.uar()))
                    .orElse("-")));
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> splits(List<ScoredRun> runs) {
        return runs.stream()
                .map(run -> List.of(run.name(), run.split().isEmpty() ? "unknown" : run.split()))
                .toList();
    }
}
