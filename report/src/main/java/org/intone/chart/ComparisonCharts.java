package org.intone.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intone.evaluate.Comparison;
import org.intone.evaluate.Interval;
import org.intone.evaluate.PairedTest;
import org.intone.evaluate.Scores;
import org.intone.report.Figures;

/** Runs on the same clips beside one another. No state; serves all threads. */
public final class ComparisonCharts {
    private static final double STEP = 5;

    private ComparisonCharts() {}

    /** UAR of each run. */
    public static Picture uar(List<String> names, Comparison comparison) {
        List<RangeChart.Row> rows = new ArrayList<>();
        int best = 0;
        for (int i = 0; i < names.size(); i++) {
            Scores all = comparison.runs().get(i).all();
            rows.add(new RangeChart.Row(names.get(i), all.uar(), all.uarInterval(), Optional.empty()));
            best = all.uar() > comparison.runs().get(best).all().uar() ? i : best;
        }
        String words = "The highest UAR is that of " + names.get(best) + " with "
                + Figures.percent(comparison.runs().get(best).all().uar()) + "; lines are 95 % for other speakers.";
        return new Picture("UAR of each run", words, RangeChart.of(rows, RangeChart.Frame.share("run", "UAR (%)")));
    }

    /** How much each other run's UAR lies above the first one's, on the same speakers. */
    public static Picture differences(List<String> names, Comparison comparison) {
        List<RangeChart.Row> rows = new ArrayList<>();
        double widest = STEP;
        for (int i = 1; i < names.size(); i++) {
            PairedTest test = comparison.againstFirst().get(i - 1);
            rows.add(new RangeChart.Row(names.get(i), test.difference(), test.interval(), Optional.empty()));
            Interval range = test.interval().orElse(new Interval(test.difference(), test.difference()));
            widest = Math.max(widest, 100 * Math.max(Math.abs(range.low()), Math.abs(range.high())));
        }
        double end = STEP * Math.ceil(widest / STEP);
        String words = "Above 0 a run understands more than " + names.get(0)
                + "; a line that crosses 0 may come of the choice of speakers alone.";
        return new Picture(
                "Difference from " + RangeChart.shortened(names.get(0)),
                words,
                RangeChart.of(rows, new RangeChart.Frame("run", "difference of UAR (points)", -end, end, "", "")));
    }
}
