package org.intone.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intone.emotion.Prediction;

/**
 * A stream at a moment as lines for a terminal: the level, then a bar for each label. Always the same number of lines, none wider than
 * 78 columns.
 *
 * <pre>
 *    0:12.4  [##############....|.....]  -23 dB  speech
 *   anger      ##################################                62.0 %
 *   fear       ####                                               7.1 %
 *   uncertain
 * </pre>
 *
 * <p>The meter goes from -60 dB to 0, its stroke is the peak. Bars of an uncertain answer are dashes. Where nobody speaks there are
 * none.
 */
public final class LiveText {
    private static final int METER_COLUMNS = 24;
    private static final int METER_DB = 60;
    private static final int BAR_COLUMNS = 50;
    private static final int MOST_COLUMNS = 78;
    private static final double BEHIND_SECONDS = 1;

    private final List<String> labels;
    private final int labelWidth;

    /** For a model of these labels. */
    public LiveText(List<String> labels) {
        this.labels = List.copyOf(labels);
        this.labelWidth = labels.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The lines: one for the level, one a label, one for notes. */
    public List<String> lines(LiveView view) {
        List<String> lines = new ArrayList<>();
        lines.add(cut(String.format(
                Locale.ROOT,
                "%9s  [%s] %4s dB  %s",
                Figures.clock(view.seconds()),
                meter(view),
                Figures.decimals(view.levelDb(), 0),
                state(view))));
        for (String label : labels) {
            lines.add(cut(view.heard().map(heard -> bar(label, heard)).orElse("  " + label)));
        }
        lines.add(cut("  "
                + view.heard().map(SegmentText::notes).orElse(List.of()).stream()
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("")));
        return lines;
    }

    private static String state(LiveView view) {
        String state = view.isSpeech() ? "speech" : "";
        String clipped = view.isClipped() ? "too loud" : "";
        String behind = view.secondsBehind() > BEHIND_SECONDS ? Figures.duration(view.secondsBehind()) + " behind" : "";
        return String.join("  ", List.of(state, clipped, behind)).strip();
    }

    private static String meter(LiveView view) {
        int level = columns(view.levelDb());
        int peak = Math.max(level, columns(view.peakDb()));
        StringBuilder meter = new StringBuilder("#".repeat(level)).append(".".repeat(METER_COLUMNS - level));
        if (peak > 0) {
            meter.setCharAt(peak - 1, '|');
        }
        return meter.toString();
    }

    private static int columns(double levelDb) {
        double share = Math.max(0, Math.min(1, 1 + levelDb / METER_DB));
        return (int) Math.round(METER_COLUMNS * share);
    }

    private String bar(String label, Prediction heard) {
        double share = heard.probabilities().get(label);
        String bar = (heard.uncertain() ? "-" : "#").repeat((int) Math.round(BAR_COLUMNS * share));
        return String.format(
                Locale.ROOT, "  %-" + labelWidth + "s  %-" + BAR_COLUMNS + "s %7s", label, bar, Figures.percent(share));
    }

    private static String cut(String line) {
        String shown = line.stripTrailing();
        return shown.length() <= MOST_COLUMNS ? shown : shown.substring(0, MOST_COLUMNS);
    }
}
