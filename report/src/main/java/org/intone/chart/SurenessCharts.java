package org.intone.chart;

import java.awt.BasicStroke;
import java.util.List;
import org.intone.evaluate.CoverageCurve;
import org.intone.evaluate.Reliability;
import org.intone.evaluate.Sureness;
import org.intone.report.Figures;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How well a model knows which of its answers are right. No state; serves all threads. */
public final class SurenessCharts {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 340;

    private SurenessCharts() {}

    /** Accuracy against confidence, in bins; a model that says what is true lies on the diagonal. */
    public static Picture reliability(Reliability reliability, double calibrationError) {
        XYChart chart = chart("confidence (%)", "accuracy (%)");
        XYSeries ideal = chart.addSeries("as sure as right", new double[] {0, 100}, new double[] {0, 100});
        ideal.setMarker(SeriesMarkers.NONE)
                .setLineColor(ChartTheme.TRAIN)
                .setLineStyle(
                        new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0));
        List<Reliability.Bin> bins = reliability.bins();
        XYSeries said = chart.addSeries(
                "this model",
                bins.stream().mapToDouble(bin -> 100 * bin.confidence()).toArray(),
                bins.stream().mapToDouble(bin -> 100 * bin.accuracy()).toArray());
        said.setLineColor(ChartTheme.DEV).setLineStyle(new BasicStroke(2));
        said.setMarkerColor(ChartTheme.DEV).setMarker(SeriesMarkers.CIRCLE);
        String words = "The expected calibration error is " + Figures.percent(calibrationError)
                + ": so far is confidence from accuracy on average.";
        return new Picture("Reliability", words, chart);
    }

    /** Accuracy where only the surest clips are answered. */
    public static Picture coverage(Sureness sureness) {
        List<CoverageCurve.Point> points = sureness.curve().points();
        XYChart chart = chart("answered, surest first (%)", "accuracy of those (%)");
        chart.getStyler().setLegendVisible(false);
        XYSeries curve = chart.addSeries(
                "accuracy",
                points.stream().mapToDouble(point -> 100 * point.coverage()).toArray(),
                points.stream().mapToDouble(point -> 100 * point.accuracy()).toArray());
        curve.setMarker(SeriesMarkers.NONE).setLineColor(ChartTheme.DEV).setLineStyle(new BasicStroke(2));
        CoverageCurve.Point half = points.get(points.size() / 2 - 1);
        String words = "Of the surest half of the clips " + Figures.percent(half.accuracy()) + " are right, of all "
                + Figures.percent(points.get(points.size() - 1).accuracy()) + ".";
        return new Picture("Accuracy against coverage", words, chart);
    }

    private static XYChart chart(String across, String up) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(across)
                .yAxisTitle(up)
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler()
                .setXAxisMin(0.0)
                .setXAxisMax(100.0)
                .setYAxisMin(0.0)
                .setYAxisMax(100.0)
                .setMarkerSize(7)
                .setDecimalPattern("0");
        return chart;
    }
}
