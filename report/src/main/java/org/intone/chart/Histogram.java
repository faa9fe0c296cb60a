package org.intone.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intone.report.Figures;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** How often values of one kind occur, in bars of equal width. No state; serves all threads. */
public final class Histogram {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 300;
    private static final int BINS = 30;
    private static final double TAIL = 0.995;
    private static final int LABELS = 8;

    private Histogram() {}

    /**
     * Bars over the values; the last one holds all that lie beyond the 99.5th percentile.
     *
     * @param title of the picture
     * @param what the values are, with their unit, such as {@code duration (s)}
     * @param values one or more, finite
     */
    public static Picture of(String title, String what, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[0];
        double high = sorted[(int) Math.min(sorted.length - 1L, Math.round(TAIL * (sorted.length - 1)))];
        double step = high > low ? Strip.step((high - low) / BINS) : 1;
        double first = step * Math.floor(low / step);
        int bins = (int) Math.floor((high - first) / step) + 1;
        int[] counts = new int[bins];
        for (double value : sorted) {
            counts[(int) Math.min(bins - 1, Math.floor((value - first) / step))]++;
        }
        List<Double> edges = new ArrayList<>();
        List<Integer> heights = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            edges.add(Double.valueOf(Figures.significant(first + i * step, 6)));
            heights.add(counts[i]);
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(what)
                .yAxisTitle("recordings")
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setAvailableSpaceFill(0.94);
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("#,##0").setXAxisMaxLabelCount(LABELS);
        chart.addSeries(title, edges, heights).setFillColor(ChartTheme.DEV);
        String unit = Words.unit(what);
        String words = "Half of the recordings lie below " + Figures.decimals(sorted[sorted.length / 2], 1) + unit
                + ", the least is " + Figures.decimals(low, 1) + unit + " and the most "
                + Figures.decimals(sorted[sorted.length - 1], 1) + unit + "; a bar is "
                + Figures.significant(step, 3) + unit + " wide, and the last holds all beyond.";
        return new Picture(title, words, chart);
    }
}
