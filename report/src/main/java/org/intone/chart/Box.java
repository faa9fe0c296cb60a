package org.intone.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Where the plot of a strip lies, in its pixels, and what its axes span. */
record Box(int left, int top, int width, int height, Strip.Span span) {
    int right() {
        return left + width;
    }

    int bottom() {
        return top + height;
    }

    double x(double second) {
        return left + second / span.seconds() * width;
    }

    double y(double value) {
        return bottom() - (value - span.low()) / (span.high() - span.low()) * height;
    }

    /** One line through the points, with gaps where y is NaN. */
    void line(Graphics2D graphics, double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        boolean isDown = false;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(y[i])) {
                isDown = false;
            } else if (isDown) {
                path.lineTo(x(x[i]), y(y[i]));
            } else {
                path.moveTo(x(x[i]), y(y[i]));
                isDown = true;
            }
        }
        graphics.draw(path);
    }
}
