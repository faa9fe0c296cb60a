package org.intone.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.intone.evaluate.Interval;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A share for each of a few named things, as a dot with the range that it may lie in, in the order of the list.
 *
 * <p>The two ends of a range need not be equally far from the dot, and XChart's bars of error are even; so they belong to a series
 * without marks at the middles of the ranges.
 */
final class RangeChart {
    private static final int LEAST_WIDTH = 420;
    private static final int WIDTH_PER_ROW = 40;
    private static final int HEIGHT = 320;
    private static final int PIXELS_PER_LETTER = 4;
    private static final int LONGEST_NAME = 26;
    private static final int BESIDE_PLOT = 70;
    private static final double WIDTH_OF_LETTER = 8.2;
    private static final int BETWEEN_NAMES = 12;
    private static final int MOST_LETTERS_SLANTING = 12;
    private static final int MORE_LETTERS_PER_ROW = 5;

    private RangeChart() {}

    /**
     * One thing.
     *
     * @param name on the axis
     * @param value from 0 to 1, or of a difference from -1 to 1
     * @param range of the value
     * @param other a second value to hold it against, drawn as a diamond
     */
    record Row(String name, double value, Optional<Interval> range, Optional<Double> other) {}

    /** What is drawn, from where to where in percent, and the words of the axes and of the legend. */
    record Frame(String across, String up, double low, double high, String own, String others) {
        static Frame share(String across, String up) {
            return new Frame(across, up, 0, 100, "", "");
        }
    }

    /** The chart of one row or more; two of one name get numbers. */
    static CategoryChart of(List<Row> rows, Frame frame) {
        List<String> names = names(rows);
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(LEAST_WIDTH, WIDTH_PER_ROW * rows.size());
        boolean isLevel = WIDTH_OF_LETTER * longest + BETWEEN_NAMES <= (double) (width - BESIDE_PLOT) / rows.size();
        boolean isUpright = !isLevel && !fitsSlanting(names);
        CategoryChart chart = new CategoryChartBuilder()
                .width(width)
                .height(HEIGHT + (isUpright ? PIXELS_PER_LETTER * longest : 0))
                .xAxisTitle(frame.across())
                .yAxisTitle(frame.up())
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler()
                .setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter)
                .setOverlapped(true)
                .setYAxisMin(frame.low())
                .setYAxisMax(frame.high())
                .setYAxisDecimalPattern("0")
                .setXAxisLabelRotation(isLevel ? 0 : isUpright ? 90 : 35)
                .setErrorBarsColor(ChartTheme.DEV);
        // Centred under its tick, a slanting name seems to belong to the next, and the last is left out where it would
        // pass the edge.
        chart.getStyler()
                .setXAxisLabelAlignmentVertical(TextAlignment.Right)
                .setXAxisLabelAlignment(isLevel || isUpright ? TextAlignment.Centre : TextAlignment.Right);
        boolean hasOthers = rows.stream().anyMatch(row -> row.other().isPresent());
        chart.getStyler().setLegendVisible(hasOthers).setMarkerSize(9);
        ranges(chart, names, rows);
        dots(chart, frame.own(), names, values(rows, Row::value), SeriesMarkers.CIRCLE, ChartTheme.DEV);
        if (hasOthers) {
            List<Double> others = values(rows, row -> row.other().orElse(null));
            dots(chart, frame.others(), names, others, SeriesMarkers.DIAMOND, ChartTheme.SECOND);
        }
        return chart;
    }

    /** Whether no name would pass the left edge, where XChart leaves it out. */
    private static boolean fitsSlanting(List<String> names) {
        return IntStream.range(0, names.size())
                .allMatch(i -> names.get(i).length() <= MOST_LETTERS_SLANTING + MORE_LETTERS_PER_ROW * i);
    }

    private static List<String> names(List<Row> rows) {
        List<String> names = new ArrayList<>();
        for (Row row : rows) {
            String name = shortened(row.name());
            names.add(names.contains(name) ? name + " (" + (names.size() + 1) + ")" : name);
        }
        return names;
    }

    /** The end of a name tells more than its beginning, as of a path. */
    static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name.length() - LONGEST_NAME + 1);
    }

    private static void ranges(CategoryChart chart, List<String> names, List<Row> rows) {
        List<Double> middles = new ArrayList<>();
        List<Double> halves = new ArrayList<>();
        for (Row row : rows) {
            Interval ends = row.range().orElse(new Interval(row.value(), row.value()));
            middles.add(50 * (ends.low() + ends.high()));
            halves.add(50 * (ends.high() - ends.low()));
        }
        chart.addSeries("95 %", names, middles, halves)
                .setMarker(SeriesMarkers.NONE)
                .setShowInLegend(false);
    }

    private static List<Double> values(List<Row> rows, Function<Row, Double> value) {
        List<Double> values = new ArrayList<>();
        for (Row row : rows) {
            Double share = value.apply(row);
            values.add(share == null ? null : Double.valueOf(100 * share));
        }
        return Collections.unmodifiableList(values);
    }

    private static void dots(
            CategoryChart chart, String name, List<String> names, List<Double> values, Marker marker, Color colour) {
        chart.addSeries(name.isEmpty() ? "value" : name, names, values)
                .setMarker(marker)
                .setMarkerColor(colour);
    }
}
