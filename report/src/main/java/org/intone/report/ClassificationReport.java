package org.intone.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.intone.evaluate.ConfusionMatrix;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Scores;
import org.intone.evaluate.Sureness;

/**
 * An evaluation as text: each class, the measures with their intervals, the confusion matrix, and the measures by corpus,
 * by sex, by age where it is known, and from the worst understood speaker to the best.
 */
public final class ClassificationReport {
    private static final String NOTES =
            """
            UAR is the mean recall of the classes that occur in a row's clips. A clip taken for a class
            that its corpus does not have is an error. The ranges are 95 % intervals for other speakers
            (1,000 draws of speakers).
            """;

    private ClassificationReport() {}

    /** The report. */
    public static String render(Evaluation evaluation) {
        Scores all = evaluation.all();
        return String.join(
                "\n",
                Figures.count(all.clips(), "clip") + " of " + Figures.count(all.speakers(), "speaker")
                        + "; figures in %\n",
                classes(evaluation.labels(), all.confusion()),
                measures(all, evaluation.sureness()),
                SurenessText.render(evaluation.sureness()),
                ConfusionText.render(evaluation.labels(), all.confusion()),
                groups("corpus", evaluation.byCorpus()),
                groups("sex", evaluation.bySex()),
                ages(evaluation.byAge()) + speakers(evaluation.bySpeaker()),
                NOTES);
    }

    private static String classes(List<String> labels, ConfusionMatrix confusion) {
        TextTable table = new TextTable("class", "precision", "recall", "F1", "clips");
        for (int c = 0; c < labels.size(); c++) {
            table.row(
                    labels.get(c),
                    Figures.points(confusion.precision(c)),
                    Figures.points(confusion.recall(c)),
                    Figures.points(confusion.f1(c)),
                    Figures.count(confusion.support(c)));
        }
        return table.toString();
    }

    private static String measures(Scores all, Sureness sureness) {
        return new TextTable("measure", "", "95 % interval")
                .row("UAR", Figures.points(all.uar()), Figures.points(all.uarInterval()))
                .row("accuracy", Figures.points(all.accuracy()), Figures.points(all.accuracyInterval()))
                .row("macro F1", Figures.points(all.macroF1()), Figures.points(all.macroF1Interval()))
                .row("calibration error", Figures.points(all.calibrationError()), "")
                .row("before calibration", Figures.points(sureness.uncalibratedError()), "")
                .toString();
    }

    private static String groups(String name, Map<String, Scores> groups) {
        TextTable table =
                new TextTable(name, "clips", "speakers", "classes", "UAR", "95 %", "accuracy", "95 %", "macro F1");
        groups.forEach((group, scores) -> table.row(
                group,
                Figures.count(scores.clips()),
                Figures.count(scores.speakers()),
                Figures.count(scores.confusion().occurring()),
                Figures.points(scores.uar()),
                Figures.points(scores.uarInterval()),
                Figures.points(scores.accuracy()),
                Figures.points(scores.accuracyInterval()),
                Figures.points(scores.macroF1())));
        return table.toString();
    }

    /** Nothing where no age is known. */
    private static String ages(Map<String, Scores> byAge) {
        return byAge.keySet().equals(Set.of(Evaluation.UNKNOWN)) ? "" : groups("age", byAge) + "\n";
    }

    private static String speakers(Map<String, Scores> bySpeaker) {
        List<Map.Entry<String, Scores>> rising = bySpeaker.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().uar()))
                .toList();
        TextTable table = new TextTable("speaker", "clips", "UAR");
        row(table, "worst", rising.get(0));
        row(table, "median", rising.get((rising.size() - 1) / 2));
        row(table, "best", rising.get(rising.size() - 1));
        return table.toString();
    }

    private static void row(TextTable table, String place, Map.Entry<String, Scores> speaker) {
        Scores scores = speaker.getValue();
        String name = String.format(Locale.ROOT, "%-8s%s", place, speaker.getKey());
        table.row(name, Figures.count(scores.clips()), Figures.points(scores.uar()));
    }
}
