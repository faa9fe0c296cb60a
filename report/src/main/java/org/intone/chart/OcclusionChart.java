package org.intone.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intone.audio.Waveform;
import org.intone.augment.OcclusionMap;
import org.intone.report.Figures;
import org.intone.signal.Samples;

/** The mel spectrogram of a recording and, on the same axes, which patches of it an answer hangs on. No state; serves all threads. */
public final class OcclusionChart {
    private static final int WIDTH = 460;
    private static final int MAP_HEIGHT = 130;
    private static final double LEAST_SECONDS = 0.01;
    /** Less than half a point is no colour: what is shown must be worth seeing. */
    private static final double LEAST_SCALE = 0.005;

    private static final int BAR_WIDTH = 10;
    private static final int BAR_GAP = 8;
    private static final int BAR_STEPS = 40;

    private OcclusionChart() {}

    /**
     * The picture.
     *
     * @param answer the class whose probability the map is about
     */
    public static Picture of(String title, String answer, Waveform waveform, OcclusionMap map) {
        Waveform clean = waveform.withSamples(Samples.finite(waveform.samples()));
        double seconds = Math.max(LEAST_SECONDS, clean.durationSeconds());
        int stripWidth = WIDTH - ColourBar.WIDTH;
        RecordingStrips strips = new RecordingStrips(stripWidth, seconds);
        List<Drawing> all = List.of(strips.spectrogram(clean), strip(stripWidth, seconds, map));
        return new Picture(title, words(answer, seconds, map), new Stack(WIDTH, all));
    }

    private static Strip strip(int width, double seconds, OcclusionMap map) {
        Map<Double, String> marks = new LinkedHashMap<>();
        for (String kilohertz : new String[] {"0", "1", "2", "4", "8"}) {
            marks.put(MelImage.height(1000 * Double.parseDouble(kilohertz)), kilohertz);
        }
        Strip.Span span = new Strip.Span(seconds, 0, 1);
        double scale = Math.max(LEAST_SCALE, map.largest());
        return new Strip(width, MAP_HEIGHT, span, "silenced (kHz)", marks, false, "time (s)", (graphics, plot) -> {
            for (int m = 0; m < OcclusionMap.BANDS; m++) {
                for (int t = 0; t < OcclusionMap.TIMES; t++) {
                    patch(graphics, plot, m, t, map.drop(m, t) / scale);
                }
            }
            graphics.setColor(ChartTheme.LINE);
            graphics.drawRect(plot.left(), plot.top(), plot.width(), plot.height());
            bar(graphics, plot, scale);
        });
    }

    private static void patch(Graphics2D graphics, Box plot, int band, int time, double share) {
        int left = plot.left() + plot.width() * time / OcclusionMap.TIMES;
        int right = plot.left() + plot.width() * (time + 1) / OcclusionMap.TIMES;
        int top = plot.bottom() - plot.height() * (band + 1) / OcclusionMap.BANDS;
        int bottom = plot.bottom() - plot.height() * band / OcclusionMap.BANDS;
        graphics.setColor(colour(share));
        graphics.fillRect(left, top, right - left, bottom - top);
    }

    /** Orange speaks for the answer, blue against it; the less it does, the more the page shows through. */
    private static Color colour(double share) {
        Color full = share > 0 ? ChartTheme.SECOND : ChartTheme.DEV;
        int alpha = (int) Math.round(255 * Math.min(1, Math.abs(share)));
        return new Color(full.getRed(), full.getGreen(), full.getBlue(), alpha);
    }

    private static void bar(Graphics2D graphics, Box plot, double scale) {
        int left = plot.right() + BAR_GAP;
        for (int i = 0; i < BAR_STEPS; i++) {
            int top = plot.top() + plot.height() * i / BAR_STEPS;
            int bottom = plot.top() + plot.height() * (i + 1) / BAR_STEPS;
            graphics.setColor(colour(1 - 2.0 * (i + 0.5) / BAR_STEPS));
            graphics.fillRect(left, top, BAR_WIDTH, bottom - top);
        }
        Words.beside(graphics, Figures.points(scale), left + BAR_WIDTH, plot.top(), false);
        Words.beside(graphics, "0", left + BAR_WIDTH, (plot.top() + plot.bottom()) / 2.0, false);
        Words.beside(graphics, Figures.points(-scale), left + BAR_WIDTH, plot.bottom(), false);
        Words.upright(graphics, "fall (points)", plot.right() + ColourBar.WIDTH - 1, (plot.top() + plot.bottom()) / 2);
    }

    private static String words(String answer, double seconds, OcclusionMap map) {
        int band = 0;
        int time = 0;
        for (int m = 0; m < OcclusionMap.BANDS; m++) {
            for (int t = 0; t < OcclusionMap.TIMES; t++) {
                if (map.drop(m, t) > map.drop(band, time)) {
                    band = m;
                    time = t;
                }
            }
        }
        double fall = map.drop(band, time);
        if (fall < LEAST_SCALE) {
            return "No single patch carries the answer " + answer + ": whichever is silenced, its probability stays.";
        }
        return "Without what sounds from " + Figures.decimals(seconds * time / OcclusionMap.TIMES, 2) + " to "
                + Figures.decimals(seconds * (time + 1) / OcclusionMap.TIMES, 2) + " s between "
                + Figures.count(Math.round(OcclusionMap.edgeHz(band))) + " and "
                + Figures.count(Math.round(OcclusionMap.edgeHz(band + 1))) + " Hz, " + answer + " falls most: from "
                + Figures.percent(map.probability()) + " to " + Figures.percent(map.probability() - fall)
                + ". Orange: what speaks for " + answer + "; blue: what speaks against it.";
    }
}
