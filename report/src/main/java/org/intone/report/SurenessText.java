package org.intone.report;

import java.util.ArrayList;
import java.util.List;
import org.intone.evaluate.CoverageCurve;
import org.intone.evaluate.Sureness;

/** How well a model knows which of its answers are right, in a few lines. */
final class SurenessText {
    private SurenessText() {}

    /**
     * Both tables.
     *
     * <pre>
     * answers    share  accuracy   UAR
     * given       80.1      71.0  70.2
     * uncertain   19.9      33.0  31.9
     *
     * of the surest  10    20  ...   100  area
     * accuracy       95.0  93.1 ...  62.0  79.0
     * confidence     97.1  ...
     * </pre>
     */
    static String render(Sureness sureness) {
        TextTable parts = new TextTable("answers", "share", "accuracy", "UAR");
        part(parts, "given", sureness.answered());
        part(parts, "uncertain", sureness.uncertain());
        List<String> header = new ArrayList<>(List.of("of the surest"));
        List<String> accuracy = new ArrayList<>(List.of("accuracy"));
        List<String> confidence = new ArrayList<>(List.of("confidence from"));
        List<CoverageCurve.Point> points = sureness.curve().points();
        for (int i = 1; i < points.size(); i += 2) {
            header.add(Figures.decimals(100.0 * (i + 1) / points.size(), 0));
            accuracy.add(Figures.points(points.get(i).accuracy()));
            confidence.add(Figures.points(points.get(i).confidence()));
        }
        header.add("area");
        accuracy.add(Figures.points(sureness.curve().area()));
        confidence.add("");
        TextTable curve = new TextTable(header.toArray(String[]::new))
                .row(accuracy.toArray(String[]::new))
                .row(confidence.toArray(String[]::new));
        return parts + "\n" + curve;
    }

    private static void part(TextTable table, String name, Sureness.Part part) {
        table.row(name, Figures.points(part.share()), Figures.points(part.accuracy()), Figures.points(part.uar()));
    }
}
