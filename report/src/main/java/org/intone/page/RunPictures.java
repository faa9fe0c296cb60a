package org.intone.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intone.chart.AdaptationCurve;
import org.intone.chart.ConfusionChart;
import org.intone.chart.GroupRanges;
import org.intone.chart.ImportanceChart;
import org.intone.chart.LearningCurves;
import org.intone.chart.Picture;
import org.intone.chart.RobustnessChart;
import org.intone.chart.SurenessCharts;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Reliability;

/** The pictures of a report as files, for a thesis or a slide. No state; serves all threads. */
public final class RunPictures {
    private RunPictures() {}

    /**
     * Writes {@code NAME.png} and {@code NAME.svg} of each picture, over what was there.
     *
     * @param folder made where it is not there
     * @return how many pictures there are
     * @throws IOException if one cannot be written
     */
    public static int write(RunReport report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, Picture> pictures = of(report);
        for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
            picture.getValue().writePng(folder.resolve(picture.getKey() + ".png"));
            picture.getValue().writeSvg(folder.resolve(picture.getKey() + ".svg"));
        }
        return pictures.size();
    }

    /** By the names of their files. */
    static Map<String, Picture> of(RunReport report) {
        Evaluation evaluation = report.evaluation();
        Map<String, Picture> pictures = new LinkedHashMap<>();
        for (RunReport.Training training : report.training()) {
            if (!training.epochs().isEmpty()) {
                LearningCurves.of(training.epochs(), training.kept())
                        .forEach(curve -> pictures.put(fileName(training.name() + " " + curve.title()), curve));
            }
        }
        pictures.put("confusion", ConfusionChart.of(evaluation));
        RunPage.groups(evaluation).forEach(group -> pictures.put("uar-by-" + group.name(), group.picture()));
        GroupRanges.againstListeners(evaluation.byCorpus()).ifPresent(one -> pictures.put("human-listeners", one));
        report.trials()
                .adapted()
                .flatMap(adapted -> AdaptationCurve.of(adapted.curve()))
                .ifPresent(curve -> pictures.put("seconds-heard", curve));
        pictures.put(
                "reliability",
                SurenessCharts.reliability(
                        Reliability.of(evaluation.outcomes()),
                        evaluation.sureness().calibrationError()));
        pictures.put("coverage", SurenessCharts.coverage(evaluation.sureness()));
        report.trials().robustness().ifPresent(one -> pictures.put("robustness", RobustnessChart.of(one)));
        List<Listened> listened = report.listened();
        for (int i = 0; i < listened.size(); i++) {
            pictures.put("why-" + (i + 1), listened.get(i).picture(evaluation.labels()));
        }
        if (!report.trials().importance().isEmpty()) {
            pictures.put("importance", ImportanceChart.of(report.trials().importance()));
        }
        return pictures;
    }

    private static String fileName(String title) {
        return title.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
