package org.intone.report;

import org.intone.evaluate.SeededEvaluation;

/**
 * One line of a benchmark's table.
 *
 * @param protocol its name
 * @param trainedOn the corpus that alone was trained on; empty where that is not the point
 * @param testedOn the corpus of the tests; empty where that is not the point
 * @param labels the name of the label set
 * @param folds how many models each seed trained
 * @param seconds that all trainings took together, features apart
 * @param inflated whether the tests were heard in training
 * @param measures over all folds and seeds
 */
public record BenchmarkRow(
        String protocol,
        String trainedOn,
        String testedOn,
        String labels,
        int folds,
        double seconds,
        boolean inflated,
        SeededEvaluation measures) {}
