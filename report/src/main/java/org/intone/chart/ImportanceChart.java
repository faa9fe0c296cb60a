package org.intone.chart;

import java.util.List;
import java.util.Optional;
import org.intone.evaluate.Importance;
import org.intone.report.Figures;

/** How much UAR falls without each group of features. No state; serves all threads. */
public final class ImportanceChart {
    private static final double STEP = 5;

    private ImportanceChart() {}

    /** The chart of one group or more, from the most important to the least. */
    public static Picture of(List<Importance> importance) {
        List<RangeChart.Row> rows = importance.stream()
                .map(one -> new RangeChart.Row(word(one.group()), one.fall(), Optional.empty(), Optional.empty()))
                .toList();
        double highest = importance.stream().mapToDouble(Importance::fall).max().orElse(0);
        double lowest = importance.stream().mapToDouble(Importance::fall).min().orElse(0);
        double low = Math.min(0, STEP * Math.floor(100 * lowest / STEP));
        double high = Math.max(STEP, STEP * Math.ceil(100 * highest / STEP));
        Importance first = importance.get(0);
        String words = "Where " + first.group() + " come from other clips, UAR falls by "
                + Figures.points(first.fall())
                + " points, more than without any other group. What two groups tell alike shows in"
                + " neither.";
        return new Picture(
                "Fall of UAR without a group of features",
                words,
                RangeChart.of(rows, new RangeChart.Frame("features", "fall of UAR (points)", low, high, "", "")));
    }

    /** {@code mfcc} of {@code mfcc_0_0 .. mfcc_107_19}. */
    static String word(String group) {
        return group.replaceFirst("[_\\d]+ \\.\\. .*", "");
    }
}
