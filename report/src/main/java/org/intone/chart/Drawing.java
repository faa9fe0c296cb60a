package org.intone.chart;

import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.Chart;

/** What a {@link Picture} is drawn by. For one thread. */
interface Drawing {
    /** In pixels of a page. */
    int width();

    /** In pixels of a page. */
    int height();

    /** Draws from 0, 0 on; may be called again. */
    void paint(Graphics2D graphics);

    /** A chart alone. */
    static Drawing of(Chart<?, ?> chart) {
        return new Drawing() {
            @Override
            public int width() {
                return chart.getWidth();
            }

            @Override
            public int height() {
                return chart.getHeight();
            }

            @Override
            public void paint(Graphics2D graphics) {
                chart.paint(graphics, chart.getWidth(), chart.getHeight());
            }
        };
    }
}
