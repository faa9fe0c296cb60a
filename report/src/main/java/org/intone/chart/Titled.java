package org.intone.chart;

import java.awt.Font;
import java.awt.Graphics2D;

/** A drawing below its title. */
record Titled(String title, Drawing drawing) implements Drawing {
    private static final int TITLE_HEIGHT = 26;
    private static final int BASELINE = 17;
    private static final int LEFT = 6;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.BOLD, 13);

    @Override
    public int width() {
        return drawing.width();
    }

    @Override
    public int height() {
        return TITLE_HEIGHT + drawing.height();
    }

    @Override
    public void paint(Graphics2D graphics) {
        graphics.setFont(FONT);
        graphics.setColor(ChartTheme.INK);
        graphics.drawString(title, LEFT, BASELINE);
        Graphics2D below = (Graphics2D) graphics.create();
        below.translate(0, TITLE_HEIGHT);
        drawing.paint(below);
        below.dispose();
    }
}
