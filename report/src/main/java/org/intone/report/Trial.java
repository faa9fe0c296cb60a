package org.intone.report;

import java.util.Map;
import org.intone.evaluate.Evaluation;

/**
 * One point of a search.
 *
 * @param settings what was tried, by the option's name
 * @param command that trains with it
 * @param seconds that its trainings took, features apart
 * @param measures on the tests of its folds, all of them in the train part
 */
public record Trial(Map<String, String> settings, String command, double seconds, Evaluation measures) {
    /** The unweighted average recall, by which trials are ranked. */
    public double uar() {
        return measures.all().uar();
    }
}
