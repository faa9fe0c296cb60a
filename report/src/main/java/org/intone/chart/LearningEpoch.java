package org.intone.chart;

/**
 * One epoch of a training; shares from 0 to 1, NaN for what is not known.
 *
 * @param epoch from 1
 * @param train on the training rows
 * @param dev on the development rows after the epoch
 * @param learningRate of the epoch
 */
public record LearningEpoch(int epoch, Point train, Point dev, double learningRate) {
    /** Loss and measures of one part of the rows. */
    public record Point(double loss, double accuracy, double uar) {}
}
