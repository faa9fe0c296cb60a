package org.intone.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.intone.report.Figures;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How a training went, epoch by epoch, with a mark at the epoch whose weights were kept. No state; serves all threads. */
public final class LearningCurves {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    private static final int RATE_HEIGHT = 180;

    private LearningCurves() {}

    /**
     * Loss, measures and learning rate of a training of one epoch or more.
     *
     * @param kept the epoch whose weights the model has
     */
    public static List<Picture> of(List<LearningEpoch> epochs, int kept) {
        return List.of(loss(epochs, kept), measures(epochs, kept), rate(epochs));
    }

    private static Picture loss(List<LearningEpoch> epochs, int kept) {
        XYChart chart = chart("loss (nats)", HEIGHT);
        line(chart, "train", epochs, epoch -> epoch.train().loss(), ChartTheme.TRAIN);
        line(chart, "dev", epochs, epoch -> epoch.dev().loss(), ChartTheme.DEV);
        mark(chart, epochs, kept, epoch -> epoch.dev().loss());
        LearningEpoch last = epochs.get(epochs.size() - 1);
        String words = "After " + Figures.count(last.epoch(), "epoch") + " the loss is "
                + Figures.decimals(last.train().loss(), 3) + " on train and "
                + Figures.decimals(last.dev().loss(), 3) + " on dev; epoch " + kept + " was kept.";
        return new Picture("Loss", words, chart);
    }

    private static Picture measures(List<LearningEpoch> epochs, int kept) {
        XYChart chart = chart("share (%)", HEIGHT);
        line(chart, "train UAR", epochs, epoch -> 100 * epoch.train().uar(), ChartTheme.TRAIN);
        line(chart, "dev UAR", epochs, epoch -> 100 * epoch.dev().uar(), ChartTheme.DEV);
        line(chart, "dev accuracy", epochs, epoch -> 100 * epoch.dev().accuracy(), ChartTheme.SECOND)
                .setLineStyle(
                        new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0));
        mark(chart, epochs, kept, epoch -> 100 * epoch.dev().uar());
        LearningEpoch best = epochs.get(Math.max(0, Math.min(epochs.size(), kept) - 1));
        String words = "At the epoch that was kept, " + kept + ", UAR is "
                + Figures.percent(best.train().uar()) + " on train and "
                + Figures.percent(best.dev().uar()) + " on dev.";
        return new Picture("UAR and accuracy", words, chart);
    }

    private static Picture rate(List<LearningEpoch> epochs) {
        XYChart chart = chart("learning rate", RATE_HEIGHT);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setYAxisDecimalPattern("0.########");
        line(chart, "learning rate", epochs, LearningEpoch::learningRate, ChartTheme.DEV);
        String first = Figures.significant(epochs.get(0).learningRate(), 3);
        String last = Figures.significant(epochs.get(epochs.size() - 1).learningRate(), 3);
        String words = first.equals(last)
                ? "It is " + first + " in the first and the last epoch."
                : "From " + first + " to " + last + ".";
        return new Picture("Learning rate", words, chart);
    }

    private static XYChart chart(String unit, int height) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(height)
                .xAxisTitle("epoch")
                .yAxisTitle(unit)
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler().setXAxisDecimalPattern("0").setMarkerSize(5);
        return chart;
    }

    private static XYSeries line(
            XYChart chart,
            String name,
            List<LearningEpoch> epochs,
            ToDoubleFunction<LearningEpoch> value,
            Color color) {
        double[] x = epochs.stream().mapToDouble(LearningEpoch::epoch).toArray();
        double[] y = epochs.stream().mapToDouble(value).toArray();
        XYSeries series = chart.addSeries(name, x, y);
        series.setLineColor(color).setLineStyle(new BasicStroke(2));
        series.setMarkerColor(color);
        // A line of one epoch is nothing; a dot is.
        series.setMarker(epochs.size() > 1 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        return series;
    }

    private static void mark(
            XYChart chart, List<LearningEpoch> epochs, int kept, ToDoubleFunction<LearningEpoch> value) {
        epochs.stream().filter(epoch -> epoch.epoch() == kept).findFirst().ifPresent(epoch -> {
            XYSeries mark = chart.addSeries("kept", new double[] {kept}, new double[] {value.applyAsDouble(epoch)});
            mark.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                    .setMarker(SeriesMarkers.DIAMOND)
                    .setMarkerColor(ChartTheme.SECOND);
        });
    }
}
