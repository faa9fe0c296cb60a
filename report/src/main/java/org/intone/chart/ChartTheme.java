package org.intone.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** How all charts look: no frames, faint lines, words in one size; ink and lines in colours that a page may change. */
final class ChartTheme {
    /** Stands for a page's own colour of text; it is a fine colour of text on white where no page changes it. */
    static final Color INK = new Color(38, 43, 51);

    /** Stands for a page's own colour of faint lines. */
    static final Color LINE = new Color(217, 221, 228);

    static final Color TRAIN = Color.decode("#8a8f98");
    static final Color DEV = Color.decode("#0072b2");
    static final Color SECOND = Color.decode("#d55e00");

    private static final Color NOTHING = new Color(0, 0, 0, 0);
    static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private ChartTheme() {}

    static void apply(AxesChartStyler style) {
        style.setChartBackgroundColor(NOTHING)
                .setChartFontColor(INK)
                .setChartTitleVisible(false)
                .setChartPadding(4)
                .setPlotBackgroundColor(NOTHING)
                .setPlotBorderVisible(false)
                .setBaseFont(FONT);
        style.setLegendBackgroundColor(NOTHING)
                .setLegendBorderColor(NOTHING)
                .setLegendFont(FONT)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendSeriesLineLength(18);
        style.setAxisTitleFont(FONT)
                .setAxisTickLabelsFont(FONT)
                .setAxisTickLabelsColor(INK)
                .setAxisTickMarksColor(LINE)
                .setAxisTicksLineVisible(false)
                .setPlotGridLinesColor(LINE)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setPlotGridVerticalLinesVisible(false)
                .setErrorBarsColor(INK);
    }
}
