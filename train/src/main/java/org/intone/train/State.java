package org.intone.train;

/**
 * Where a training stands after an epoch, but for the tensors.
 *
 * @param epoch how many epochs are complete
 * @param steps how many steps of the optimiser were made
 * @param schedule the learning rate and the best so far
 * @param bestEpoch the epoch of the weights that are kept, 0 before there are any
 */
record State(int epoch, long steps, Schedule schedule, int bestEpoch) {
    static State start(double learningRate) {
        return new State(0, 0, Schedule.start(learningRate), 0);
    }
}
