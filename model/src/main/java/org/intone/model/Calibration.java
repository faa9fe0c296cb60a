package org.intone.model;

import org.intone.evaluate.Outcome;
import org.intone.evaluate.Temperature;

/**
 * What turns a network's logits into probabilities that can be taken at their word.
 *
 * @param temperature what log-probabilities are divided by, above 0; more than 1 where the network is too sure
 * @param uncertainBelow the confidence below which an answer counts as uncertain, 0 to 1
 */
public record Calibration(double temperature, double uncertainBelow) {
    /** Leaves the probabilities as they are and calls no answer uncertain. */
    public static final Calibration NONE = new Calibration(1, 0);

    /** Checks the ranges. */
    public Calibration {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("temperature must be finite and above 0, was " + temperature);
        }
        if (!(uncertainBelow >= 0 && uncertainBelow <= 1)) {
            throw new IllegalArgumentException("uncertainBelow must be from 0 to 1, was " + uncertainBelow);
        }
    }

    /**
     * The calibrated probabilities of one recording.
     *
     * <pre>p[c] = e^(l[c] / temperature) / sum over i of e^(l[i] / temperature)</pre>
     *
     * @param logProbabilities l, one for each class, as {@link ClipScores} makes them
     */
    public double[] probabilities(double[] logProbabilities) {
        return new Temperature(temperature).apply(logProbabilities);
    }

    /**
     * The outcome with how sure the model was before the temperature and whether it called its answer uncertain.
     *
     * @param outcome of {@link #probabilities}
     * @param logProbabilities what those were made of
     */
    public Outcome judged(Outcome outcome, double[] logProbabilities) {
        double before = Temperature.ONE.apply(logProbabilities)[outcome.predicted()];
        return outcome.withSureness(before, outcome.confidence() < uncertainBelow);
    }
}
