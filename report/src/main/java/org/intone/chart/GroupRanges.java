package org.intone.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Scores;
import org.intone.report.Figures;
import org.intone.report.HumanListeners;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Measures of groups of clips beside one another, each with its interval for other speakers. No state; serves all threads. */
public final class GroupRanges {
    private static final int HEIGHT = 320;
    private static final int WIDTH = 560;
    private static final int MOST_NAMED = 24;

    private GroupRanges() {}

    /**
     * UAR of groups in the order of the map; where they are too many to be named, as dots from the worst to the best.
     *
     * @param what the groups are, such as {@code corpus}
     * @param groups one or more, by name
     */
    public static Picture uar(String what, Map<String, Scores> groups) {
        Chart<?, ?> chart = groups.size() > MOST_NAMED ? ranked(what, groups) : named(what, groups);
        return new Picture("UAR by " + what, words(what, groups), chart);
    }

    private static CategoryChart named(String what, Map<String, Scores> groups) {
        List<RangeChart.Row> rows = new ArrayList<>();
        groups.forEach((name, scores) ->
                rows.add(new RangeChart.Row(name, scores.uar(), scores.uarInterval(), Optional.empty())));
        return RangeChart.of(rows, RangeChart.Frame.share(what, "UAR (%)"));
    }

    private static XYChart ranked(String what, Map<String, Scores> groups) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(what + "s, from the worst to the best")
                .yAxisTitle("UAR (%)")
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler()
                .setYAxisMin(0.0)
                .setYAxisMax(100.0)
                .setDecimalPattern("0")
                .setMarkerSize(5)
                .setLegendVisible(false);
        double[] places =
                IntStream.rangeClosed(1, groups.size()).asDoubleStream().toArray();
        double[] uars = groups.values().stream()
                .mapToDouble(scores -> 100 * scores.uar())
                .sorted()
                .toArray();
        chart.addSeries("UAR", places, uars)
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(ChartTheme.DEV);
        return chart;
    }

    /** Accuracy by corpus against what people reach who only heard it; empty where no corpus has a published figure. */
    public static Optional<Picture> againstListeners(Map<String, Scores> byCorpus) {
        Map<String, HumanListeners> published = new TreeMap<>();
        byCorpus.keySet().forEach(corpus -> HumanListeners.of(corpus).ifPresent(them -> published.put(corpus, them)));
        if (published.isEmpty()) {
            return Optional.empty();
        }
        List<RangeChart.Row> rows = new ArrayList<>();
        List<String> words = new ArrayList<>();
        published.forEach((corpus, them) -> {
            Scores scores = byCorpus.get(corpus);
            rows.add(new RangeChart.Row(
                    corpus, scores.accuracy(), scores.accuracyInterval(), Optional.of(them.accuracy())));
            words.add(corpus + ": this model names the acted emotion of " + Figures.percent(scores.accuracy())
                    + " of the clips tested here, people who only heard the corpus of "
                    + Figures.percent(them.accuracy()) + " of all (" + them.source() + ").");
        });
        return Optional.of(new Picture(
                "Accuracy beside that of human listeners",
                String.join(" ", words),
                RangeChart.of(
                        rows,
                        new RangeChart.Frame("corpus", "accuracy (%)", 0, 100, "this model", "human listeners"))));
    }

    private static String words(String what, Map<String, Scores> groups) {
        String worst = groups.entrySet().stream()
                .filter(group -> !group.getKey().equals(Evaluation.UNKNOWN) || groups.size() == 1)
                .min(Comparator.comparingDouble(group -> group.getValue().uar()))
                .orElseThrow()
                .getKey();
        String uar = Figures.percent(groups.get(worst).uar());
        return groups.size() == 1
                ? "There is one only, " + worst + ", with " + uar + "."
                : "The worst understood " + what + " of " + Figures.count(groups.size()) + " is " + worst + " with "
                        + uar + ".";
    }
}
