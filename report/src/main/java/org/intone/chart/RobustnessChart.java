package org.intone.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.intone.evaluate.Robustness;
import org.intone.report.Figures;

/** UAR and share of unchanged answers by what happened to the sound. No state; serves all threads. */
public final class RobustnessChart {
    private RobustnessChart() {}

    /** The chart. */
    public static Picture of(Robustness robustness) {
        List<RangeChart.Row> rows = robustness.conditions().stream()
                .map(condition -> new RangeChart.Row(
                        condition.name(),
                        condition.scores().uar(),
                        condition.scores().uarInterval(),
                        Optional.of(condition.unchanged())))
                .toList();
        Robustness.Condition worst = robustness.conditions().stream()
                .min(Comparator.comparingDouble(condition -> condition.scores().uar()))
                .orElseThrow();
        double plain = robustness.conditions().get(0).scores().uar();
        String words = worst.scores().uar() < plain
                ? "Worst is " + worst.name() + ": UAR falls from " + Figures.percent(plain) + " to "
                        + Figures.percent(worst.scores().uar()) + ", and " + Figures.percent(worst.unchanged())
                        + " of the answers stay as they were."
                : "Nothing here lowers UAR, which is " + Figures.percent(plain) + " on the sound as recorded.";
        return new Picture(
                "UAR under disturbance",
                words,
                RangeChart.of(rows, new RangeChart.Frame("sound", "share (%)", 0, 100, "UAR", "same answer")));
    }
}
