package org.intone.page;

import java.util.List;
import org.intone.audio.Waveform;
import org.intone.augment.OcclusionMap;
import org.intone.chart.OcclusionChart;
import org.intone.chart.Picture;
import org.intone.evaluate.Outcome;
import org.intone.report.Figures;

/**
 * A clip that was listened to patch by patch.
 *
 * @param outcome what is true and what the model said
 * @param waveform its sound
 * @param map what the answer hangs on
 */
public record Listened(Outcome outcome, Waveform waveform, OcclusionMap map) {
    Picture picture(List<String> labels) {
        String title = labels.get(outcome.truth()) + " taken for " + labels.get(outcome.predicted()) + " ("
                + Figures.percent(outcome.confidence()) + "): " + outcome.file();
        return OcclusionChart.of(title, labels.get(outcome.predicted()), waveform, map);
    }
}
