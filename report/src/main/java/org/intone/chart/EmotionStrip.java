package org.intone.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intone.emotion.TimedPrediction;
import org.intone.report.Figures;

/**
 * The probabilities of the emotions over time as bands that fill 100 %, each prediction at the middle of its stretch. Where an
 * answer is uncertain the bands are hatched.
 */
final class EmotionStrip {
    private static final int HEIGHT = 130;
    private static final int HATCH_PIXELS = 5;
    private static final Color HATCH = new Color(255, 255, 255, 170);

    private EmotionStrip() {}

    static Strip of(int width, double seconds, List<TimedPrediction> emotions) {
        boolean isHatched = emotions.stream().anyMatch(each -> each.prediction().uncertain());
        String time = isHatched ? "time (s); hatched: uncertain" : "time (s)";
        Map<Double, String> marks = new LinkedHashMap<>();
        for (int percent = 0; percent <= 100; percent += 25) {
            marks.put((double) percent, Integer.toString(percent));
        }
        Strip.Span span = new Strip.Span(seconds, 0, 100);
        return new Strip(width, HEIGHT, span, "probability (%)", marks, false, time, (graphics, plot) -> {
            bands(graphics, plot, emotions);
            hatch(graphics, plot, emotions);
        });
    }

    private static void bands(Graphics2D graphics, Box plot, List<TimedPrediction> emotions) {
        double[] foot = new double[emotions.size()];
        for (String label : emotions.get(0).prediction().probabilities().keySet()) {
            Path2D band = new Path2D.Double();
            edge(band, plot, emotions, foot, true);
            for (int i = 0; i < foot.length; i++) {
                foot[i] += 100 * emotions.get(i).prediction().probabilities().get(label);
            }
            edge(band, plot, emotions, foot, false);
            band.closePath();
            graphics.setColor(Color.decode(EmotionColours.of(label)));
            graphics.fill(band);
        }
    }

    /** One edge of a band, from the left to the right or back; before the first and after the last middle it is level. */
    private static void edge(Path2D band, Box plot, List<TimedPrediction> emotions, double[] percent, boolean isFirst) {
        int last = percent.length - 1;
        if (isFirst) {
            band.moveTo(plot.left(), plot.y(percent[0]));
        } else {
            band.lineTo(plot.right(), plot.y(percent[last]));
        }
        for (int i = 0; i <= last; i++) {
            int at = isFirst ? i : last - i;
            band.lineTo(plot.x(emotions.get(at).middleSeconds()), plot.y(percent[at]));
        }
        if (isFirst) {
            band.lineTo(plot.right(), plot.y(percent[last]));
        } else {
            band.lineTo(plot.left(), plot.y(percent[0]));
        }
    }

    private static void hatch(Graphics2D graphics, Box plot, List<TimedPrediction> emotions) {
        graphics.setColor(HATCH);
        graphics.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        for (int x = plot.left() + HATCH_PIXELS / 2; x < plot.right(); x += HATCH_PIXELS) {
            double time = plot.span().seconds() * (x - plot.left()) / plot.width();
            TimedPrediction nearest = emotions.stream()
                    .min(Comparator.comparingDouble(each -> Math.abs(each.middleSeconds() - time)))
                    .orElseThrow();
            if (nearest.prediction().uncertain()) {
                graphics.drawLine(x, plot.top(), x, plot.bottom());
            }
        }
    }

    /** The colours of the bands, from the foot up. */
    static Map<String, Color> colours(List<TimedPrediction> emotions) {
        Map<String, Color> colours = new LinkedHashMap<>();
        emotions.get(0)
                .prediction()
                .probabilities()
                .keySet()
                .forEach(label -> colours.put(label, Color.decode(EmotionColours.of(label))));
        return colours;
    }

    /** How much of the time each emotion is the most probable one, the longest first. */
    static String words(List<TimedPrediction> emotions) {
        Map<String, Integer> times = new TreeMap<>();
        emotions.forEach(each -> times.merge(each.prediction().emotion(), 1, Integer::sum));
        return times.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(each -> each.getKey() + " in " + Figures.percent((double) each.getValue() / emotions.size()))
                .reduce((a, b) -> a + ", " + b)
                .map(all -> "of " + Figures.count(emotions.size(), "window") + " most probable is " + all)
                .orElseThrow();
    }
}
