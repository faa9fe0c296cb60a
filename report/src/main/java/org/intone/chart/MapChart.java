package org.intone.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.intone.emotion.Emotion;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Recordings on a plane, a mark for each in the colour and the shape of its emotion. No state; serves all threads. */
public final class MapChart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 600;
    private static final int MARK = 4;
    private static final Marker[] SHAPES = {SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP};

    private MapChart() {}

    /**
     * The picture.
     *
     * @param words what it shows
     * @param axes titles of the two axes
     * @param places of one or more recordings: x and y
     * @param emotions of the same recordings
     */
    public static Picture of(String words, List<String> axes, double[][] places, List<Emotion> emotions) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(axes.get(0))
                .yAxisTitle(axes.get(1))
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler().setMarkerSize(MARK);
        for (Emotion emotion : Emotion.values()) {
            int[] own = IntStream.range(0, places.length)
                    .filter(i -> emotions.get(i) == emotion)
                    .toArray();
            if (own.length > 0) {
                XYSeries series = chart.addSeries(
                        emotion.label(),
                        Arrays.stream(own).mapToDouble(i -> places[i][0]).toArray(),
                        Arrays.stream(own).mapToDouble(i -> places[i][1]).toArray());
                series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                        .setMarker(SHAPES[chart.getSeriesMap().size() % SHAPES.length])
                        .setMarkerColor(Color.decode(EmotionColours.of(emotion.label())));
            }
        }
        return new Picture("Map of the recordings", words, chart);
    }
}
