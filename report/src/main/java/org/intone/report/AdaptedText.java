package org.intone.report;

import java.util.Map;
import org.intone.evaluate.Adapted;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Scores;

/** What a model that adapts to speakers reaches when it has heard more of them, below the plain figures and never among them. */
public final class AdaptedText {
    private static final String NOTES =
            """
            Adapted figures are of a model that has heard unlabelled speech of the speakers it is tested on: all of a
            speaker before any answer ("whole speaker"), or what came before, in random order ("running"). The curve is
            over the same clips at every point, each with others of its speaker until so many seconds are heard; "plain"
            above knows nobody.
            """;

    private AdaptedText() {}

    /**
     * Both tables.
     *
     * @param plain the evaluation of the same clips without knowledge of the speakers
     */
    public static String render(Evaluation plain, Adapted adapted) {
        TextTable table = new TextTable("adapted to speakers", "UAR", "95 % interval", "accuracy", "calibration error");
        row(table, "plain", plain.all());
        row(table, "running", adapted.running().all());
        row(table, "whole speaker", adapted.wholeSpeaker().all());
        for (Map.Entry<String, Scores> corpus :
                adapted.wholeSpeaker().byCorpus().entrySet()) {
            row(table, "  " + corpus.getKey(), corpus.getValue());
        }
        TextTable curve = new TextTable("seconds heard", "in the mean", "clips", "UAR", "95 % interval", "accuracy");
        for (Adapted.Point point : adapted.curve()) {
            curve.row(
                    Figures.decimals(point.seconds(), 0),
                    Figures.decimals(point.heardSeconds(), 1),
                    Figures.count(point.scores().clips()),
                    Figures.points(point.scores().uar()),
                    Figures.points(point.scores().uarInterval()),
                    Figures.points(point.scores().accuracy()));
        }
        return String.join("\n", table.toString(), curve.toString(), NOTES);
    }

    private static void row(TextTable table, String name, Scores scores) {
        table.row(
                name,
                Figures.points(scores.uar()),
                Figures.points(scores.uarInterval()),
                Figures.points(scores.accuracy()),
                Figures.points(scores.calibrationError()));
    }
}
