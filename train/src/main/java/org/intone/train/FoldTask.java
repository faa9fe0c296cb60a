package org.intone.train;

import java.util.List;
import org.intone.corpus.Split;

/**
 * Folds that are trained and measured with one setting.
 *
 * @param folder where its results lie, below the folder of all; {@code /} parts folders
 * @param settings of each training; the seed is part of them
 * @param folds the divisions
 */
public record FoldTask(String folder, TrainSettings settings, List<Split> folds) {}
