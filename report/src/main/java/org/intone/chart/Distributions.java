package org.intone.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intone.report.Figures;

/**
 * How the values of groups are distributed: a row for each, with a line from the 5th to the 95th percentile, a box from the 25th to the
 * 75th, and a mark at the median. XChart draws all boxes in one colour, upright, and every outlier.
 *
 * <p>No state; serves all threads.
 */
public final class Distributions {
    private static final int WIDTH = 460;
    private static final int ROW_HEIGHT = 26;
    private static final int BOX_HEIGHT = 12;
    private static final int LEFT = 96;
    private static final int RIGHT = 16;
    private static final int TOP = 6;
    private static final int AXIS_HEIGHT = 42;
    private static final int PIXELS_PER_NUMBER = 60;
    private static final int LONGEST_NAME = 12;

    private Distributions() {}

    /**
     * A group.
     *
     * @param name of it; an emotion has its colour
     * @param low the 5th percentile
     * @param lowerQuartile the 25th
     * @param median the 50th
     * @param upperQuartile the 75th
     * @param high the 95th
     */
    public record Group(
            String name, double low, double lowerQuartile, double median, double upperQuartile, double high) {
        /** Of values, one or more, finite. */
        public static Group of(String name, double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Group(
                    name, at(sorted, 0.05), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), at(sorted, 0.95));
        }

        private static double at(double[] sorted, double share) {
            double place = share * (sorted.length - 1);
            int before = (int) place;
            int after = Math.min(sorted.length - 1, before + 1);
            return sorted[before] + (place - before) * (sorted[after] - sorted[before]);
        }
    }

    /**
     * The picture.
     *
     * @param title of it
     * @param what the values are, with their unit
     * @param groups from the top down, one or more
     */
    public static Picture of(String title, String what, List<Group> groups) {
        Group least = groups.get(0);
        Group most = groups.get(0);
        for (Group group : groups) {
            least = group.median() < least.median() ? group : least;
            most = group.median() > most.median() ? group : most;
        }
        String unit = Words.unit(what);
        String words = groups.size() == 1
                ? "The median is " + Figures.significant(most.median(), 3) + unit + "."
                : "The median is highest for " + most.name() + " (" + Figures.significant(most.median(), 3) + unit
                        + ") and lowest for " + least.name() + " (" + Figures.significant(least.median(), 3) + unit
                        + ").";
        return new Picture(title, words, new Rows(what, List.copyOf(groups)));
    }

    private record Rows(String what, List<Group> groups) implements Drawing {
        @Override
        public int width() {
            return WIDTH;
        }

        @Override
        public int height() {
            return TOP + ROW_HEIGHT * groups.size() + AXIS_HEIGHT;
        }

        @Override
        public void paint(Graphics2D graphics) {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            double least = groups.stream().mapToDouble(Group::low).min().orElseThrow();
            double most = groups.stream().mapToDouble(Group::high).max().orElseThrow();
            double margin = most > least ? 0.03 * (most - least) : 1;
            // A plot turned on its side: its axis of time is the axis of values.
            Box plot = new Box(
                    LEFT,
                    TOP,
                    WIDTH - LEFT - RIGHT,
                    ROW_HEIGHT * groups.size(),
                    new Strip.Span(most - least + 2 * margin, 0, groups.size()));
            double origin = least - margin;
            axis(graphics, plot, origin);
            for (int i = 0; i < groups.size(); i++) {
                row(graphics, plot, groups.get(i), origin, TOP + ROW_HEIGHT * i + ROW_HEIGHT / 2);
            }
        }

        private void axis(Graphics2D graphics, Box plot, double origin) {
            double step = Strip.step(plot.span().seconds() * PIXELS_PER_NUMBER / plot.width());
            List<Double> marks = new ArrayList<>();
            for (double k = Math.ceil(origin / step);
                    k * step <= origin + plot.span().seconds();
                    k++) {
                marks.add(k * step);
            }
            graphics.setStroke(new BasicStroke(1));
            for (double mark : marks) {
                int x = (int) Math.round(plot.x(mark - origin));
                graphics.setColor(ChartTheme.LINE);
                graphics.drawLine(x, plot.top(), x, plot.bottom());
                Words.below(graphics, Figures.significant(Math.rint(mark / step) * step, 6), x, plot.bottom() + 3);
            }
            Words.below(graphics, what, (plot.left() + plot.right()) / 2, plot.bottom() + AXIS_HEIGHT / 2);
        }

        private static void row(Graphics2D graphics, Box plot, Group group, double origin, int y) {
            String name = group.name().isEmpty() ? "not known" : group.name();
            String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
            Words.beside(graphics, shown, plot.left(), y, true);
            Color colour = Color.decode(EmotionColours.of(group.name()));
            graphics.setColor(colour);
            graphics.setStroke(new BasicStroke(2));
            graphics.drawLine(x(plot, group.low() - origin), y, x(plot, group.high() - origin), y);
            int left = x(plot, group.lowerQuartile() - origin);
            int width = Math.max(2, x(plot, group.upperQuartile() - origin) - left);
            graphics.fillRect(left, y - BOX_HEIGHT / 2, width, BOX_HEIGHT);
            graphics.setColor(ChartTheme.INK);
            graphics.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            int median = x(plot, group.median() - origin);
            graphics.drawLine(median, y - BOX_HEIGHT / 2 - 2, median, y + BOX_HEIGHT / 2 + 2);
        }

        private static int x(Box plot, double value) {
            return (int) Math.round(plot.x(value));
        }
    }
}
