package org.intone.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intone.chart.AdaptationCurve;
import org.intone.chart.EmotionColours;
import org.intone.chart.GroupRanges;
import org.intone.chart.ImportanceChart;
import org.intone.chart.LearningCurves;
import org.intone.chart.Picture;
import org.intone.chart.RobustnessChart;
import org.intone.chart.SurenessCharts;
import org.intone.evaluate.ConfusionMatrix;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Importance;
import org.intone.evaluate.Outcome;
import org.intone.evaluate.Reliability;
import org.intone.evaluate.Scores;
import org.intone.file.WholeFile;
import org.intone.report.Figures;
import org.intone.report.RobustnessTable;

/** {@code report.html}: how good a model is, how it was trained, and where it errs. No state; serves all threads. */
public final class RunPage {
    private static final int MISTAKES = 20;
    private static final int PAIRS = 6;

    private RunPage() {}

    /**
     * Writes the page, whole or not at all, over what was there.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(RunReport report, Path file) throws IOException {
        String html = html(report);
        WholeFile.writeText(file, writer -> writer.write(html));
    }

    static String html(RunReport report) {
        Evaluation evaluation = report.evaluation();
        Map<String, Object> view = new HashMap<>();
        view.put("title", report.title());
        view.put("split", report.split());
        view.put("inflated", report.inflated().orElse(null));
        view.put("headline", headline(evaluation));
        view.put(
                "tests",
                Figures.count(evaluation.all().clips(), "clip") + " of "
                        + Figures.count(evaluation.all().speakers(), "speaker"));
        view.put("training", report.training().stream().map(RunPage::training).toList());
        view.put("matrix", MatrixView.of(evaluation.labels(), evaluation.all().confusion()));
        view.put("classes", classes(evaluation.labels(), evaluation.all().confusion()));
        view.put("pairs", MatrixView.pairs(evaluation.labels(), evaluation.all().confusion(), PAIRS));
        view.put("groups", groups(evaluation));
        view.put(
                "listeners", GroupRanges.againstListeners(evaluation.byCorpus()).orElse(null));
        view.put(
                "curve",
                report.trials()
                        .adapted()
                        .flatMap(adapted -> AdaptationCurve.of(adapted.curve()))
                        .orElse(null));
        view.put(
                "robustness",
                report.trials()
                        .robustness()
                        .map(robustness -> Map.of(
                                "sample",
                                RobustnessTable.sample(robustness),
                                "header",
                                RobustnessTable.HEADER,
                                "rows",
                                RobustnessTable.rows(robustness),
                                "picture",
                                RobustnessChart.of(robustness)))
                        .orElse(null));
        view.put("adapted", report.trials().adapted().map(AdaptedView::rows).orElse(null));
        view.put(
                "reliability",
                SurenessCharts.reliability(
                        Reliability.of(evaluation.outcomes()),
                        evaluation.sureness().calibrationError()));
        view.put("coverage", SurenessCharts.coverage(evaluation.sureness()));
        view.put("mistakes", mistakes(evaluation));
        view.put(
                "listened",
                report.listened().stream()
                        .map(one -> one.picture(evaluation.labels()))
                        .toList());
        List<Importance> importance = report.trials().importance();
        view.put("importance", importance.isEmpty() ? null : ImportanceChart.of(importance));
        view.put(
                "importances",
                importance.stream()
                        .map(one -> List.of(one.group(), Figures.signedPoints(one.fall())))
                        .toList());
        view.put("clips", ClipList.json(evaluation));
        view.put("card", report.card());
        return Template.named("run").fill(view);
    }

    private static List<Map<String, String>> headline(Evaluation evaluation) {
        Scores all = evaluation.all();
        return List.of(
                tile(
                        "UAR",
                        Figures.percent(all.uar()),
                        Figures.points(all.uarInterval()),
                        "mean recall of the classes"),
                tile(
                        "accuracy",
                        Figures.percent(all.accuracy()),
                        Figures.points(all.accuracyInterval()),
                        "share of clips that are right"),
                tile(
                        "macro F1",
                        Figures.percent(all.macroF1()),
                        Figures.points(all.macroF1Interval()),
                        "mean F1 of the classes"),
                tile(
                        "calibration error",
                        Figures.percent(all.calibrationError()),
                        "-",
                        "how far confidence is from accuracy"));
    }

    private static Map<String, String> tile(String name, String value, String interval, String words) {
        return Map.of("name", name, "value", value, "interval", interval, "words", words);
    }

    private static Map<String, Object> training(RunReport.Training training) {
        List<Picture> curves =
                training.epochs().isEmpty() ? List.of() : LearningCurves.of(training.epochs(), training.kept());
        return Map.of(
                "name", training.name(), "settings", training.settings(), "curves", curves, "kept", training.kept());
    }

    private static List<List<String>> classes(List<String> labels, ConfusionMatrix confusion) {
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < labels.size(); c++) {
            rows.add(List.of(
                    labels.get(c),
                    EmotionColours.of(labels.get(c)),
                    Figures.points(confusion.precision(c)),
                    Figures.points(confusion.recall(c)),
                    Figures.points(confusion.f1(c)),
                    Figures.count(confusion.support(c))));
        }
        return rows;
    }

    static List<GroupView> groups(Evaluation evaluation) {
        List<GroupView> groups = new ArrayList<>();
        groups.add(GroupView.of("corpus", evaluation.byCorpus()));
        groups.add(GroupView.of("sex", evaluation.bySex()));
        if (!evaluation.byAge().keySet().equals(Set.of(Evaluation.UNKNOWN))) {
            groups.add(GroupView.of("age", evaluation.byAge()));
        }
        groups.add(GroupView.of("speaker", rising(evaluation.bySpeaker())));
        return groups;
    }

    private static Map<String, Scores> rising(Map<String, Scores> groups) {
        Map<String, Scores> sorted = new LinkedHashMap<>();
        groups.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().uar()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static List<List<String>> mistakes(Evaluation evaluation) {
        return evaluation.outcomes().stream()
                .filter(outcome -> !outcome.isRight())
                .sorted(Comparator.comparingDouble(Outcome::confidence).reversed())
                .limit(MISTAKES)
                .map(outcome -> List.of(
                        outcome.file(),
                        outcome.speakerId(),
                        evaluation.labels().get(outcome.truth()),
                        evaluation.labels().get(outcome.predicted()),
                        Figures.points(outcome.confidence())))
                .toList();
    }
}
