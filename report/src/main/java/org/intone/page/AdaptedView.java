package org.intone.page;

import java.util.List;
import org.intone.evaluate.Adapted;
import org.intone.evaluate.Scores;
import org.intone.report.Figures;

/** What a model that adapts reaches when it has heard more of the speakers, as rows of a table. */
final class AdaptedView {
    private AdaptedView() {}

    /** What was heard, UAR, its interval, accuracy. */
    static List<List<String>> rows(Adapted adapted) {
        return List.of(
                row("all of the speaker, without labels", adapted.wholeSpeaker().all()),
                row("only what came before, in random order", adapted.running().all()));
    }

    private static List<String> row(String heard, Scores scores) {
        return List.of(
                heard,
                Figures.points(scores.uar()),
                Figures.points(scores.uarInterval()),
                Figures.points(scores.accuracy()));
    }
}
