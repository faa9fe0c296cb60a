package org.intone.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intone.emotion.Emotion;
import org.intone.report.Figures;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** How many recordings of each emotion groups have, in bars of their colours. No state; serves all threads. */
public final class CountBars {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 300;
    private static final int MOST_NAMED = 12;
    private static final int LONGEST_NAME = 14;
    private static final int LEGEND_LEFT = 62;

    private CountBars() {}

    /**
     * Bars in the order of the map; those of many groups bear no names.
     *
     * @param what the groups are, such as {@code corpus}
     * @param groups one or more, by name: the recordings of each emotion that occurs
     */
    public static Picture of(String what, Map<String, Map<Emotion, Integer>> groups) {
        boolean areNamed = groups.size() <= MOST_NAMED;
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(areNamed ? what : what + ", falling by recordings")
                .yAxisTitle("recordings")
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setStacked(true).setAvailableSpaceFill(areNamed ? 0.6 : 0.85);
        chart.getStyler()
                .setYAxisMin(0.0)
                .setYAxisDecimalPattern("#,##0")
                .setXAxisLabelRotation(areNamed && groups.size() > 5 ? 45 : 0)
                .setXAxisTicksVisible(areNamed);
        List<String> names = groups.keySet().stream().map(CountBars::shortened).toList();
        Map<String, Color> colours = new LinkedHashMap<>();
        for (Emotion emotion : Emotion.values()) {
            List<Integer> counts = new ArrayList<>();
            groups.values().forEach(group -> counts.add(group.getOrDefault(emotion, 0)));
            if (counts.stream().anyMatch(count -> count > 0)) {
                Color colour = Color.decode(EmotionColours.of(emotion.label()));
                chart.addSeries(emotion.label(), unique(names), counts).setFillColor(colour);
                colours.put(emotion.label(), colour);
            }
        }
        Drawing legend = new ColourLegend(chart.getWidth(), LEGEND_LEFT, colours);
        Drawing all = new Stack(chart.getWidth(), List.of(Drawing.of(chart), legend));
        return new Picture("Recordings by " + what, words(what, groups), all);
    }

    private static String shortened(String name) {
        String text = name.isEmpty() ? "not known" : name;
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…";
    }

    /** XChart takes bars of one name for one bar. */
    private static List<String> unique(List<String> names) {
        List<String> unique = new ArrayList<>();
        for (String name : names) {
            String other = name;
            for (int i = 2; unique.contains(other); i++) {
                other = name + " " + i;
            }
            unique.add(other);
        }
        return unique;
    }

    private static String words(String what, Map<String, Map<Emotion, Integer>> groups) {
        int most = 0;
        int fewest = Integer.MAX_VALUE;
        for (Map<Emotion, Integer> group : groups.values()) {
            int sum = group.values().stream().mapToInt(Integer::intValue).sum();
            most = Math.max(most, sum);
            fewest = Math.min(fewest, sum);
        }
        return groups.size() == 1
                ? "One " + what + " with " + Figures.count(most, "recording") + "."
                : Figures.count(groups.size()) + " groups by " + what + ", from " + Figures.count(fewest) + " to "
                        + Figures.count(most, "recording") + ".";
    }
}
