package org.intone.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intone.evaluate.Interval;
import org.intone.evaluate.Scores;
import org.intone.report.Figures;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** UAR of groups of clips beside one another, each with its interval for other speakers. No state; serves all threads. */
public final class GroupBars {
    private static final int HEIGHT = 320;
    private static final int WIDTH = 420;
    private static final int WIDTH_PER_GROUP = 9;
    private static final int MOST_NAMED = 12;

    private GroupBars() {}

    /**
     * Bars in the order of the map.
     *
     * @param what the groups are, such as {@code corpus}
     * @param groups one or more, by name
     */
    public static Picture of(String what, Map<String, Scores> groups) {
        boolean areNamed = groups.size() <= MOST_NAMED;
        CategoryChart chart = new CategoryChartBuilder()
                .width(Math.max(WIDTH, WIDTH_PER_GROUP * groups.size()))
                .height(HEIGHT)
                .xAxisTitle(areNamed ? what : what + ", from the worst to the best")
                .yAxisTitle("UAR (%)")
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setAvailableSpaceFill(areNamed ? 0.5 : 0.8);
        chart.getStyler()
                .setYAxisMin(0.0)
                .setYAxisMax(100.0)
                .setYAxisDecimalPattern("0")
                .setXAxisLabelRotation(groups.size() > 5 ? 45 : 0);
        chart.getStyler().setXAxisTicksVisible(areNamed);
        List<Double> values = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        groups.values().forEach(scores -> {
            values.add(100 * scores.uar());
            errors.add(100 * halfWidth(scores));
        });
        chart.addSeries("UAR", new ArrayList<>(groups.keySet()), values, errors).setFillColor(ChartTheme.DEV);
        return new Picture("UAR by " + what, words(what, groups), chart);
    }

    /** XChart's bars of error are even; the wider half stands on both sides, and the table has both ends. */
    private static double halfWidth(Scores scores) {
        return scores.uarInterval()
                .map((Interval ends) -> Math.max(ends.high() - scores.uar(), scores.uar() - ends.low()))
                .orElse(0.0);
    }

    private static String words(String what, Map<String, Scores> groups) {
        String worst = null;
        for (Map.Entry<String, Scores> group : groups.entrySet()) {
            if (worst == null || group.getValue().uar() < groups.get(worst).uar()) {
                worst = group.getKey();
            }
        }
        return "The worst understood " + what + " of " + Figures.count(groups.size()) + " is " + worst + " with "
                + Figures.percent(groups.get(worst).uar()) + ".";
    }
}
