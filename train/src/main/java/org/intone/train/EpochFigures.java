package org.intone.train;

/**
 * One line of the history.
 *
 * @param epoch from 1
 * @param train on the training rows, as each batch was before its step, with dropout at work and every row counting alike
 * @param dev on the development rows after the epoch
 * @param learningRate of this epoch
 * @param seconds that it took
 * @param best whether it is the best so far on dev
 * @param lesson the mean of the teacher's part of the loss on the training rows; NaN without a teacher
 */
public record EpochFigures(
        int epoch,
        EpochScores train,
        EpochScores dev,
        double learningRate,
        double seconds,
        boolean best,
        double lesson) {

    /** Without a teacher. */
    public EpochFigures(
            int epoch, EpochScores train, EpochScores dev, double learningRate, double seconds, boolean best) {
        this(epoch, train, dev, learningRate, seconds, best, Double.NaN);
    }
}
