package org.intone.chart;

import java.awt.Graphics2D;
import java.util.List;

/**
 * Drawings above one another.
 *
 * @param width of all of them together, in pixels
 * @param parts from the top down
 */
record Stack(int width, List<Drawing> parts) implements Drawing {
    @Override
    public int height() {
        return parts.stream().mapToInt(Drawing::height).sum();
    }

    @Override
    public void paint(Graphics2D graphics) {
        int top = 0;
        for (Drawing part : parts) {
            Graphics2D own = (Graphics2D) graphics.create();
            own.translate(0, top);
            part.paint(own);
            own.dispose();
            top += part.height();
        }
    }
}
