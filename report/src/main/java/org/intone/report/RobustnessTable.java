package org.intone.report;

import java.util.List;
import org.intone.evaluate.Robustness;

/** What disturbed sound costs a model, as text and as the cells of a table. */
public final class RobustnessTable {
    /** The columns. */
    public static final List<String> HEADER = List.of("sound", "UAR", "95 %", "accuracy", "same answer");

    private RobustnessTable() {}

    /** A row of each condition. */
    public static List<List<String>> rows(Robustness robustness) {
        return robustness.conditions().stream()
                .map(condition -> List.of(
                        condition.name(),
                        Figures.points(condition.scores().uar()),
                        Figures.points(condition.scores().uarInterval()),
                        Figures.points(condition.scores().accuracy()),
                        Figures.points(condition.unchanged())))
                .toList();
    }

    /** On what it was measured. */
    public static String sample(Robustness robustness) {
        String clips = Figures.count(robustness.tested(), "clip");
        return robustness.tested() == robustness.of()
                ? "all " + clips
                : clips + " of " + Figures.count(robustness.of()) + ", chosen by the seed " + robustness.seed();
    }

    /** The text. */
    public static String render(Robustness robustness) {
        TextTable table = new TextTable(HEADER.toArray(String[]::new));
        rows(robustness).forEach(row -> table.row(row.toArray(String[]::new)));
        return "disturbed sound, " + sample(robustness) + "; figures in %\n\n" + table;
    }
}
