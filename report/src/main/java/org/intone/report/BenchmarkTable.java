package org.intone.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.intone.evaluate.Scores;

/** A benchmark as text: a row for each protocol, and a matrix for the pairs of corpora. */
public final class BenchmarkTable {
    /** What the notebooks that divide like {@code leaky} report as their accuracy. */
    public static final double NOTEBOOKS_ACCURACY = 0.9439;

    private static final String NOTES =
            """
            Figures in %. UAR is the mean recall of the classes that occur in the tests; folds and seeds are pooled, which makes
            it the mean over seeds. 95 %: for other speakers (1,000 draws of speakers). Seeds: the lowest and the highest.
            """;
    private static final String MATRIX_NOTES =
            """
            UAR in %: trained on the row's corpus, tested on the column's, on the classes that both have. On the diagonal other
            speakers of the same corpus are tested.
            """;

    private BenchmarkTable() {}

    /** The tables of what there is. */
    public static String render(List<BenchmarkRow> rows) {
        List<BenchmarkRow> pairs =
                rows.stream().filter(row -> !row.trainedOn().isEmpty()).toList();
        List<BenchmarkRow> others =
                rows.stream().filter(row -> row.trainedOn().isEmpty()).toList();
        StringBuilder text = new StringBuilder();
        if (!others.isEmpty()) {
            text.append(lines(others)).append('\n').append(NOTES);
        }
        if (others.stream().anyMatch(BenchmarkRow::inflated)) {
            text.append("INFLATED: versions of the test recordings were in training, so that row measures nothing; the")
                    .append(" notebooks that divide so\nreport an accuracy of ")
                    .append(Figures.decimals(100 * NOTEBOOKS_ACCURACY, 2))
                    .append(" %.\n");
        }
        if (!pairs.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(matrix(pairs))
                    .append('\n')
                    .append(MATRIX_NOTES);
        }
        return text.toString();
    }

    private static TextTable lines(List<BenchmarkRow> rows) {
        TextTable table = new TextTable(
                "protocol",
                "classes",
                "folds",
                "UAR",
                "95 %",
                "seeds",
                "accuracy",
                "macro F1",
                "clips",
                "speakers",
                "time");
        boolean inflated = false;
        for (BenchmarkRow row : rows) {
            Scores all = row.measures().pooled().all();
            inflated |= row.inflated();
            table.row(
                    row.protocol() + (row.inflated() ? " (INFLATED)" : ""),
                    Figures.count(all.confusion().occurring()),
                    Figures.count(row.folds()),
                    Figures.points(all.uar()),
                    Figures.points(all.uarInterval()),
                    Figures.points(Optional.of(row.measures().spread())),
                    Figures.points(all.accuracy()),
                    Figures.points(all.macroF1()),
                    Figures.count(row.measures().clips()),
                    Figures.count(row.measures().speakers()),
                    Figures.duration(row.seconds()));
        }
        if (inflated) {
            String accuracy = Figures.decimals(100 * NOTEBOOKS_ACCURACY, 2);
            table.row("notebooks, as they report it (INFLATED)", "", "", "", "", "", accuracy, "", "", "", "");
        }
        return table;
    }

    private static TextTable matrix(List<BenchmarkRow> pairs) {
        SortedSet<String> tested = new TreeSet<>();
        SortedMap<String, Map<String, String>> cells = new TreeMap<>();
        for (BenchmarkRow pair : pairs) {
            tested.add(pair.testedOn());
            cells.computeIfAbsent(pair.trainedOn(), corpus -> new TreeMap<>())
                    .put(
                            pair.testedOn(),
                            Figures.points(pair.measures().pooled().all().uar()));
        }
        String[] header = new String[tested.size() + 1];
        header[0] = "trained on";
        int column = 1;
        for (String corpus : tested) {
            header[column++] = corpus;
        }
        TextTable table = new TextTable(header);
        cells.forEach((corpus, row) -> {
            String[] line = new String[header.length];
            line[0] = corpus;
            for (int i = 1; i < line.length; i++) {
                line[i] = row.getOrDefault(header[i], "-");
            }
            table.row(line);
        });
        return table;
    }
}
