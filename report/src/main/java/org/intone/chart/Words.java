package org.intone.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** Words beside plots. */
final class Words {
    private static final int GAP = 5;
    /** From the middle of a number to its foot. */
    private static final double HALF_OF_ASCENT = 0.36;

    private Words() {}

    /** A number beside an axis at x, left or right of it, its middle at y. */
    static void beside(Graphics2D graphics, String text, int x, double y, boolean left) {
        FontMetrics metrics = metrics(graphics);
        int at = left ? x - GAP - metrics.stringWidth(text) : x + GAP;
        graphics.drawString(text, at, (int) Math.round(y + HALF_OF_ASCENT * metrics.getAscent()));
    }

    /** A title of an upright axis, read from the right, its middle at y. */
    static void upright(Graphics2D graphics, String text, int x, int y) {
        int half = metrics(graphics).stringWidth(text) / 2;
        AffineTransform level = graphics.getTransform();
        graphics.rotate(-Math.PI / 2, x, y + half);
        graphics.drawString(text, x, y + half);
        graphics.setTransform(level);
    }

    /** Words below an axis at y, their middle at x. */
    static void below(Graphics2D graphics, String text, int x, int y) {
        FontMetrics metrics = metrics(graphics);
        graphics.drawString(text, x - metrics.stringWidth(text) / 2, y + metrics.getAscent());
    }

    /** How many pixels a text takes; what is drawn next is in ink. */
    static int width(Graphics2D graphics, String text) {
        return metrics(graphics).stringWidth(text);
    }

    /** The unit at the end of an axis's title, after a space: {@code  s} of {@code duration (s)}; empty where there is none. */
    static String unit(String title) {
        int opening = title.lastIndexOf('(');
        return opening < 0 || !title.endsWith(")") ? "" : " " + title.substring(opening + 1, title.length() - 1);
    }

    private static FontMetrics metrics(Graphics2D graphics) {
        graphics.setColor(ChartTheme.INK);
        graphics.setFont(ChartTheme.FONT);
        return graphics.getFontMetrics();
    }
}
