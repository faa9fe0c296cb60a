package org.intone.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Optional;
import org.intone.evaluate.Interval;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A share for each of a few named things, as a dot with the range that it may lie in: from the top down in the order of the list. The
 * two ends of a range need not be equally far from the dot, which bars of error of charts of categories cannot show.
 */
final class RangeChart {
    private static final int WIDTH = 560;
    private static final int ROW_HEIGHT = 30;
    private static final int FRAME_HEIGHT = 62;
    private static final int LEGEND_HEIGHT = 34;
    private static final int LONGEST_NAME = 34;

    private RangeChart() {}

    /**
     * A row.
     *
     * @param name on the axis
     * @param value from 0 to 1, or of a difference from -1 to 1; NaN for none
     * @param range of the value
     * @param other a second value to hold it against, drawn as a diamond
     */
    record Row(String name, double value, Optional<Interval> range, Optional<Double> other) {}

    /**
     * The chart.
     *
     * @param rows one or more
     * @param unit of the axis
     * @param low where the axis begins, in percent
     * @param high where it ends, in percent
     * @param others what the diamonds are called in the legend, where there are any
     */
    static XYChart of(List<Row> rows, String unit, double low, double high, String others) {
        boolean hasOthers = rows.stream().anyMatch(row -> row.other().isPresent());
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(FRAME_HEIGHT + ROW_HEIGHT * rows.size() + (hasOthers ? LEGEND_HEIGHT : 0))
                .xAxisTitle(unit)
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler()
                .setXAxisMin(low)
                .setXAxisMax(high)
                .setXAxisDecimalPattern("0")
                .setYAxisMin(-0.5)
                .setYAxisMax(rows.size() - 0.5)
                .setYAxisTickMarkSpacingHint(ROW_HEIGHT - 6)
                .setPlotGridVerticalLinesVisible(true);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false).setMarkerSize(9);
        chart.getStyler().setLegendVisible(hasOthers);
        chart.setCustomYAxisTickLabelsFormatter(place -> name(rows, place));
        for (int i = 0; i < rows.size(); i++) {
            double place = rows.size() - 1.0 - i;
            rows.get(i).range().ifPresent(range -> range(chart, range, place));
        }
        if (low < 0) {
            line(chart, "zero", new double[] {0, 0}, new double[] {-0.5, rows.size() - 0.5}, ChartTheme.TRAIN, 1);
        }
        dots(chart, "this model", rows, true, SeriesMarkers.CIRCLE, ChartTheme.DEV);
        if (hasOthers) {
            dots(chart, others, rows, false, SeriesMarkers.DIAMOND, ChartTheme.SECOND);
        }
        return chart;
    }

    private static String name(List<Row> rows, double place) {
        long row = rows.size() - 1 - Math.round(place);
        if (Math.abs(place - Math.round(place)) > 1e-6 || row < 0 || row >= rows.size()) {
            return "";
        }
        return shortened(rows.get((int) row).name());
    }

    /** The end of a name tells more than its beginning, as of a path. */
    static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name.length() - LONGEST_NAME + 1);
    }

    private static void range(XYChart chart, Interval range, double place) {
        double[] ends = {100 * range.low(), 100 * range.high()};
        line(chart, "range " + place, ends, new double[] {place, place}, ChartTheme.DEV, 2.5f);
    }

    private static void line(XYChart chart, String name, double[] x, double[] y, Color colour, float width) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(new BasicStroke(width));
        series.setShowInLegend(false);
    }

    private static void dots(XYChart chart, String name, List<Row> rows, boolean isOwn, Marker marker, Color colour) {
        double[] x = rows.stream()
                .mapToDouble(row -> 100 * (isOwn ? row.value() : row.other().orElse(Double.NaN)))
                .toArray();
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = y.length - 1.0 - i;
        }
        chart.addSeries(name, x, y)
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(marker)
                .setMarkerColor(colour);
    }
}
