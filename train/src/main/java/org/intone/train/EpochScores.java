package org.intone.train;

/**
 * How a network does on some rows.
 *
 * @param loss mean cross-entropy in nats
 * @param accuracy share of right answers
 * @param uar unweighted average recall over the classes that occur
 */
public record EpochScores(double loss, double accuracy, double uar) {}
