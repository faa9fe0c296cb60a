package org.intone.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.intone.evaluate.Adapted;
import org.intone.evaluate.Interval;
import org.intone.report.Figures;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** UAR against the seconds of a speaker that an adapting model has heard. No state; serves all threads. */
public final class AdaptationCurve {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;

    private AdaptationCurve() {}

    /** The curve with the ends of its interval; empty with fewer than two points. */
    public static Optional<Picture> of(List<Adapted.Point> points) {
        if (points.size() < 2) {
            return Optional.empty();
        }
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("heard of the speaker (s)")
                .yAxisTitle("UAR (%)")
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler().setDecimalPattern("0").setMarkerSize(6);
        line(chart, "UAR", points, point -> point.scores().uar(), ChartTheme.DEV, 2)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(ChartTheme.DEV);
        if (points.stream().allMatch(point -> point.scores().uarInterval().isPresent())) {
            line(chart, "95 % for other speakers", points, point -> ends(point).low(), ChartTheme.TRAIN, 1);
            line(chart, "upper end", points, point -> ends(point).high(), ChartTheme.TRAIN, 1)
                    .setShowInLegend(false);
        }
        Adapted.Point first = points.get(0);
        Adapted.Point last = points.get(points.size() - 1);
        String words = String.format(
                Locale.ROOT,
                "UAR is %s with nothing heard of the speaker and %s after %s, over the same %s.",
                Figures.percent(first.scores().uar()),
                Figures.percent(last.scores().uar()),
                Figures.duration(last.heardSeconds()),
                Figures.count(last.scores().clips(), "clip"));
        return Optional.of(new Picture("UAR against seconds heard", words, chart));
    }

    private static Interval ends(Adapted.Point point) {
        return point.scores().uarInterval().orElseThrow();
    }

    private static XYSeries line(
            XYChart chart,
            String name,
            List<Adapted.Point> points,
            ToDoubleFunction<Adapted.Point> value,
            Color colour,
            float width) {
        XYSeries series = chart.addSeries(
                name,
                points.stream().mapToDouble(Adapted.Point::heardSeconds).toArray(),
                points.stream()
                        .mapToDouble(point -> 100 * value.applyAsDouble(point))
                        .toArray());
        series.setLineColor(colour).setLineStyle(new BasicStroke(width));
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }
}
