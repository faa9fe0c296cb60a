package org.intone.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the colours of a picture stand for, in as many lines as its width wants; XChart's own legend has one, and cuts it off.
 *
 * @param width of the picture in pixels
 * @param left where the first name begins
 * @param colours by name, in their order
 */
record ColourLegend(int width, int left, Map<String, Color> colours) implements Drawing {
    private static final int LINE_HEIGHT = 22;
    private static final int BELOW = 6;
    private static final int DOT = 11;
    private static final int GAP = 18;

    /** Names that stand in one line, and where they begin. */
    private record Line(List<String> names, List<Integer> starts) {}

    @Override
    public int height() {
        Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        int lines = lines(scratch).size();
        scratch.dispose();
        return LINE_HEIGHT * lines + BELOW;
    }

    @Override
    public void paint(Graphics2D graphics) {
        int middle = LINE_HEIGHT / 2;
        for (Line line : lines(graphics)) {
            for (int i = 0; i < line.names().size(); i++) {
                int x = line.starts().get(i);
                graphics.setColor(colours.get(line.names().get(i)));
                graphics.fillRect(x, middle - DOT / 2, DOT, DOT);
                Words.beside(graphics, line.names().get(i), x + DOT, middle, false);
            }
            middle += LINE_HEIGHT;
        }
    }

    private List<Line> lines(Graphics2D graphics) {
        List<Line> lines = new ArrayList<>();
        int x = left;
        for (String name : colours.keySet()) {
            int end = x + DOT + GAP + Words.width(graphics, name);
            if (lines.isEmpty() || end - GAP > width) {
                lines.add(new Line(new ArrayList<>(), new ArrayList<>()));
                end += left - x;
                x = left;
            }
            lines.get(lines.size() - 1).names().add(name);
            lines.get(lines.size() - 1).starts().add(x);
            x = end;
        }
        return lines;
    }
}
