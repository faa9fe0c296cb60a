package org.intone.page;

import java.util.List;
import java.util.Map;
import org.intone.chart.GroupRanges;
import org.intone.chart.Picture;
import org.intone.evaluate.Scores;
import org.intone.report.Figures;

/**
 * Groups of clips as a picture and a table.
 *
 * @param name what the groups are
 * @param picture their UAR
 * @param rows name, clips, speakers, classes, UAR, its interval, accuracy, its interval, macro F1
 */
record GroupView(String name, Picture picture, List<List<String>> rows) {
    static GroupView of(String name, Map<String, Scores> groups) {
        return new GroupView(
                name,
                GroupRanges.uar(name, groups),
                groups.entrySet().stream()
                        .map(group -> row(group.getKey(), group.getValue()))
                        .toList());
    }

    private static List<String> row(String name, Scores scores) {
        return List.of(
                name,
                Figures.count(scores.clips()),
                Figures.count(scores.speakers()),
                Figures.count(scores.confusion().occurring()),
                Figures.points(scores.uar()),
                Figures.points(scores.uarInterval()),
                Figures.points(scores.accuracy()),
                Figures.points(scores.accuracyInterval()),
                Figures.points(scores.macroF1()));
    }
}
