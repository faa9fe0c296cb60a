/**
 * From a split and its recordings to a model file: features in memory, the weights epoch by epoch, checkpoints, calibration,
 * the proof that the file says what the network said, and the outcomes on test. Not here: the architectures
 * ({@code org.intone.network}), the measures ({@code org.intone.evaluate}) and all printing. Read first:
 * {@link org.intone.train.TrainingRun}, {@link org.intone.train.TrainSettings} and {@code Trainer}.
 */
package org.intone.train;
