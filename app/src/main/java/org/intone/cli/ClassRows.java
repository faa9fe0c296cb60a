package org.intone.cli;

import java.util.List;
import org.intone.corpus.Manifest;
import org.intone.corpus.Utterance;
import org.intone.emotion.LabelSet;
import org.intone.report.Figures;

/** The rows of a manifest whose emotion counts as a class. */
final class ClassRows {
    private ClassRows() {}

    /** The rows in order; how many others there are is said. */
    static List<Utterance> of(Manifest manifest, LabelSet classes, Terminal terminal) {
        List<Utterance> rows = manifest.rows().stream()
                .filter(row -> classes.indexOf(row.emotion()).isPresent())
                .toList();
        int others = manifest.rows().size() - rows.size();
        if (others > 0) {
            terminal.say(Figures.count(others, "recording") + " left out: of no class of " + classes.name());
        }
        return rows;
    }
}
