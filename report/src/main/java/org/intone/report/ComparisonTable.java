package org.intone.report;

import java.util.ArrayList;
import java.util.List;
import org.intone.evaluate.Comparison;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.PairedTest;
import org.intone.evaluate.Scores;

/** Several runs on the same clips, as text and as the cells of tables: their measures, each class, and the tests against the first. */
public final class ComparisonTable {
    /** Of {@link #measures}. */
    public static final List<String> MEASURES =
            List.of("run", "UAR", "95 %", "accuracy", "95 %", "macro F1", "calibration error");

    /** Of {@link #tests}. */
    public static final List<String> TESTS =
            List.of("run", "UAR", "95 %", "p", "speakers better", "worse", "clips only it has right", "only the first");

    /** What p means. */
    public static final String TEST_NOTE =
            "p: how often equally good models would differ so much, by signing each speaker's difference"
                    + " at random (two-sided; adjusted by Holm's method where there are several tests). Fewer than six speakers can show nothing"
                    + " at 5 %.";

    private ComparisonTable() {}

    /** The text. */
    public static String render(List<String> names, Comparison comparison) {
        Scores all = comparison.runs().get(0).all();
        return String.join(
                "\n",
                Figures.count(all.clips(), "clip") + " of " + Figures.count(all.speakers(), "speaker")
                        + " that every run was tested on; figures in %\n",
                table(MEASURES, measures(names, comparison)),
                table(classHeader(comparison), classes(names, comparison)),
                "against " + names.get(0) + ", in points\n",
                table(TESTS, tests(names, comparison)),
                wrapped(TEST_NOTE));
    }

    private static String table(List<String> header, List<List<String>> rows) {
        TextTable table = new TextTable(header.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return table.toString();
    }

    /** A row of each run. */
    public static List<List<String>> measures(List<String> names, Comparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Scores all = comparison.runs().get(i).all();
            rows.add(List.of(
                    names.get(i),
                    Figures.points(all.uar()),
                    Figures.points(all.uarInterval()),
                    Figures.points(all.accuracy()),
                    Figures.points(all.accuracyInterval()),
                    Figures.points(all.macroF1()),
                    Figures.points(all.calibrationError())));
        }
        return rows;
    }

    /** The header of {@link #classes}. */
    public static List<String> classHeader(Comparison comparison) {
        List<String> header = new ArrayList<>(List.of("recall"));
        header.addAll(comparison.runs().get(0).labels());
        return header;
    }

    /** A row of each run: its recall of each class. */
    public static List<List<String>> classes(List<String> names, Comparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Evaluation run = comparison.runs().get(i);
            List<String> row = new ArrayList<>(List.of(names.get(i)));
            for (int c = 0; c < run.labels().size(); c++) {
                row.add(Figures.points(run.all().confusion().recall(c)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** A row of each run but the first. */
    public static List<List<String>> tests(List<String> names, Comparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < names.size(); i++) {
            PairedTest test = comparison.againstFirst().get(i - 1);
            rows.add(List.of(
                    names.get(i),
                    Figures.signedPoints(test.difference()),
                    test.interval()
                            .map(ends -> Figures.signedPoints(ends.low()) + " to " + Figures.signedPoints(ends.high()))
                            .orElse("-"),
                    Figures.probability(comparison.adjusted().get(i - 1)),
                    Figures.count(test.better()),
                    Figures.count(test.worse()),
                    Figures.count(test.onlySecond()),
                    Figures.count(test.onlyFirst())));
        }
        return rows;
    }

    private static String wrapped(String text) {
        return text.replaceAll("(.{1,96})(?: |$)", "$1\n");
    }
}
