package org.intone.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Map;
import java.util.function.BiConsumer;
import org.intone.report.Figures;

/**
 * One plot of several above one another that share the axis of time. XChart has neither images on an axis that is not even nor plots
 * that stand exactly above one another.
 *
 * @param width in pixels, axes included
 * @param plotHeight in pixels
 * @param span what the axes span
 * @param title of the upright axis, with its unit
 * @param marks of that axis: the words at a value
 * @param hasLines whether faint lines go through the marks
 * @param time the title of the axis of time; empty for a plot that has another below it
 * @param content drawn over the lines
 */
record Strip(
        int width,
        int plotHeight,
        Span span,
        String title,
        Map<Double, String> marks,
        boolean hasLines,
        String time,
        BiConsumer<Graphics2D, Box> content)
        implements Drawing {
    static final int LEFT_OF_PLOT = 62;
    private static final int ABOVE_PLOT = 8;
    private static final int BELOW_PLOT = 8;
    private static final int TIME_HEIGHT = 34;
    private static final int TITLE_X = 14;
    private static final int TICK_PIXELS = 4;
    private static final int PIXELS_PER_NUMBER = 64;

    /**
     * What the axes span.
     *
     * @param seconds at the right; 0 is at the left
     * @param low at the foot
     * @param high at the top
     */
    record Span(double seconds, double low, double high) {}

    @Override
    public int height() {
        return ABOVE_PLOT + plotHeight + BELOW_PLOT + (time.isEmpty() ? 0 : TIME_HEIGHT);
    }

    @Override
    public void paint(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Box plot = new Box(LEFT_OF_PLOT, ABOVE_PLOT, width - LEFT_OF_PLOT, plotHeight, span);
        marks.forEach((value, text) -> {
            int y = (int) Math.round(plot.y(value));
            if (hasLines) {
                line(graphics, plot.left(), y, plot.right(), y);
            }
            Words.beside(graphics, text, plot.left(), y, true);
        });
        Words.upright(graphics, title, TITLE_X, ABOVE_PLOT + plotHeight / 2);
        content.accept(graphics, plot);
        if (!time.isEmpty()) {
            time(graphics, plot);
        }
    }

    private void time(Graphics2D graphics, Box plot) {
        double step = step(span.seconds() * PIXELS_PER_NUMBER / plot.width());
        for (int i = 0; i * step <= span.seconds(); i++) {
            int x = (int) Math.round(plot.x(i * step));
            line(graphics, x, plot.bottom(), x, plot.bottom() + TICK_PIXELS);
            Words.below(graphics, Figures.significant(i * step, 6), x, plot.bottom() + TICK_PIXELS);
        }
        Words.below(graphics, time, (plot.left() + plot.right()) / 2, plot.bottom() + TICK_PIXELS + TIME_HEIGHT / 2);
    }

    /** The least of 1, 2, 5 times a power of ten that is not below a number. */
    static double step(double least) {
        double ten = Math.pow(10, Math.floor(Math.log10(least)));
        double share = least / ten;
        return ten * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    private static void line(Graphics2D graphics, int x, int y, int toX, int toY) {
        graphics.setColor(ChartTheme.LINE);
        graphics.setStroke(new BasicStroke(1));
        graphics.drawLine(x, y, toX, toY);
    }
}
