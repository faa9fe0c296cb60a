package org.intone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intone.augment.Disturbance;
import org.intone.evaluate.Outcome;
import org.intone.evaluate.Robustness;
import org.intone.parallel.InOrder;
import org.intone.report.Figures;
import org.intone.report.RobustnessTable;

/** Lets a model hear some of its test clips again, each under every disturbance. */
final class RobustnessTrial {
    private final Hearing hearing;
    private final long seed;
    private final Terminal terminal;

    RobustnessTrial(Hearing hearing, long seed, Terminal terminal) {
        this.hearing = hearing;
        this.seed = seed;
        this.terminal = terminal;
    }

    /** On so many clips at most, chosen by the seed. */
    Robustness run(List<String> labels, List<HeardRow> heard, int most) throws IOException {
        List<HeardRow> sample = Robustness.sample(heard, most, seed);
        List<Disturbance> disturbances = Disturbance.standard();
        terminal.say("hearing " + Figures.count(sample.size(), "clip") + " anew, each disturbed in "
                + disturbances.size() + " ways");
        Map<String, List<Outcome>> byName = new LinkedHashMap<>();
        disturbances.forEach(one -> byName.put(one.name(), new ArrayList<>()));
        try (Progress progress = Progress.on(terminal, "robustness", sample.size())) {
            InOrder.forEach(sample, row -> hearing.disturbed(row, disturbances, seed), outcomes -> {
                for (int i = 0; i < outcomes.size(); i++) {
                    byName.get(disturbances.get(i).name()).add(outcomes.get(i));
                }
                progress.step();
            });
        }
        List<Outcome> plain = sample.stream().map(HeardRow::plain).toList();
        Robustness robustness = Robustness.of(labels, plain, byName, heard.size(), seed);
        terminal.say("robustness: " + RobustnessTable.sample(robustness));
        return robustness;
    }
}
