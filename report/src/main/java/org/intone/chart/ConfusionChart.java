package org.intone.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.intone.evaluate.ConfusionMatrix;
import org.intone.evaluate.Evaluation;
import org.intone.report.Figures;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** What was taken for what, as a heat map. No state; serves all threads. */
public final class ConfusionChart {
    private static final int WIDTH = 640;
    private static final int ROW_HEIGHT = 44;
    private static final int BESIDE_ROWS = 110;

    /** From white to a blue on which black figures can still be read. */
    private static final Color[] SHADES = {Color.WHITE, new Color(222, 235, 247), new Color(107, 174, 214)};

    private ConfusionChart() {}

    /**
     * Rows are what the clips are, columns what they were taken for; a cell says which share of its row it has, in percent. Classes
     * that do not occur have no row.
     */
    public static Picture of(Evaluation evaluation) {
        List<String> labels = evaluation.labels();
        ConfusionMatrix confusion = evaluation.all().confusion();
        List<String> rows = new ArrayList<>();
        List<Number[]> cells = new ArrayList<>();
        // XChart counts rows from below.
        for (int truth = labels.size() - 1; truth >= 0; truth--) {
            if (confusion.support(truth) > 0) {
                for (int predicted = 0; predicted < labels.size(); predicted++) {
                    double share = 100.0 * confusion.count(truth, predicted) / confusion.support(truth);
                    cells.add(new Number[] {predicted, rows.size(), share});
                }
                rows.add(labels.get(truth));
            }
        }
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(WIDTH)
                .height(BESIDE_ROWS + ROW_HEIGHT * rows.size())
                .xAxisTitle("taken for")
                .yAxisTitle("is")
                .build();
        ChartTheme.apply(chart.getStyler());
        chart.getStyler()
                .setShowValue(true)
                .setHeatMapValueDecimalPattern("0")
                .setMin(0)
                .setMax(100)
                .setRangeColors(SHADES)
                .setPiecewise(false);
        chart.getStyler().setLegendVisible(false);
        chart.addSeries("share of the row (%)", labels, rows, cells);
        return new Picture("Confusion matrix (% of each row)", words(labels, confusion), chart);
    }

    private static String words(List<String> labels, ConfusionMatrix confusion) {
        List<String> recalls = new ArrayList<>();
        for (int c = 0; c < labels.size(); c++) {
            if (confusion.support(c) > 0) {
                recalls.add(labels.get(c) + " " + Figures.percent(confusion.recall(c)));
            }
        }
        return "Recognised: " + String.join(", ", recalls) + ".";
    }
}
