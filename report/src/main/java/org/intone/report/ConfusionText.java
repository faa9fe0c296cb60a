package org.intone.report;

import java.util.ArrayList;
import java.util.List;
import org.intone.evaluate.ConfusionMatrix;

/** A confusion matrix as text: a row for each true class, a column for what it was taken for. */
public final class ConfusionText {
    private static final int COLUMNS = 100;
    private static final int LONGEST_LABEL = 17;
    private static final int SHORTEST_LABEL = 4;

    private ConfusionText() {}

    /** The counts, with the columns' labels shortened as far as 100 columns demand. */
    public static String render(List<String> labels, ConfusionMatrix confusion) {
        for (int length = LONGEST_LABEL; ; length--) {
            String text = table(labels, confusion, length);
            if (length == SHORTEST_LABEL || text.lines().allMatch(line -> line.length() <= COLUMNS)) {
                return text;
            }
        }
    }

    private static String table(List<String> labels, ConfusionMatrix confusion, int length) {
        List<String> header = new ArrayList<>();
        header.add("truth | taken for");
        labels.forEach(label -> header.add(shortened(label, length)));
        header.add("clips");
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (int truth = 0; truth < labels.size(); truth++) {
            List<String> row = new ArrayList<>();
            row.add(shortened(labels.get(truth), LONGEST_LABEL));
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                row.add(Figures.count(confusion.count(truth, predicted)));
            }
            row.add(Figures.count(confusion.support(truth)));
            table.row(row.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String shortened(String label, int length) {
        return label.length() <= length ? label : label.substring(0, length - 1) + ".";
    }
}
