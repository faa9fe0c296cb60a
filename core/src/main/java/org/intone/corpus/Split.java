package org.intone.corpus;

import java.util.List;

/**
 * One division of a corpus. Only {@code train} holds augmented takes, but for the {@code leaky} plan.
 *
 * @param plan the plan's name as given with {@code --split}, such as {@code speaker:5}
 * @param fold which of the plan's folds, from 1
 * @param folds how many folds the plan has
 * @param train what the weights are fitted to
 * @param dev what chooses the epoch, the learning rate and the thresholds
 * @param test what is only measured
 */
public record Split(String plan, int fold, int folds, List<Take> train, List<Take> dev, List<Take> test) {}
