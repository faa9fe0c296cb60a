package org.intone.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.chart.LearningEpoch;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Trials;

/**
 * What a report is about.
 *
 * @param title of the page, such as the name of the run
 * @param split in words: who trained and who is tested
 * @param inflated why its figures say nothing about recordings that the model does not know; empty if they do
 * @param evaluation on the test part
 * @param trials what else was tried with the model
 * @param listened clips that were listened to patch by patch
 * @param training the epochs of its training or trainings; empty of an evaluation of a model that lies elsewhere
 * @param card what the model is, in the words of its card
 */
public record RunReport(
        String title,
        String split,
        Optional<String> inflated,
        Evaluation evaluation,
        Trials trials,
        List<Listened> listened,
        List<Training> training,
        String card) {

    /** Keeps copies. */
    public RunReport {
        listened = List.copyOf(listened);
        training = List.copyOf(training);
    }

    /**
     * One training.
     *
     * @param name such as {@code fold 1}; empty where there is but one
     * @param settings as text, name by name
     * @param epochs of it
     * @param kept the epoch whose weights the model has
     */
    public record Training(String name, Map<String, String> settings, List<LearningEpoch> epochs, int kept) {}
}
