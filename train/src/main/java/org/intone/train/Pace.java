package org.intone.train;

/**
 * How the learning rate goes from step to step, and what tames a step.
 *
 * <pre>
 * PLATEAU  the rate is reduced when dev no longer gets better ({@link FitSettings.Patience})
 * COSINE   rate * (1 + cos(pi * progress)) / 2, progress from 0 after the warm-up to 1 at the end of the last epoch
 * both     times epochs done / warmUpEpochs in the warm-up
 * </pre>
 *
 * With COSINE it is the last epoch whose weights are kept: the rate ends at 0, so they have settled, and a dev of one speaker, as small
 * corpora have, chooses epochs by luck. With PLATEAU it is the best one on dev.
 *
 * @param curve its shape
 * @param warmUpEpochs over which the rate rises from 0; may be a fraction
 * @param mostGradient the greatest length of all gradients together, to which longer ones are shortened; 0 for any length
 * @param averaging the share that running means of the weights keep at each step, such as 0.999: then it is they that are judged
 *     and stored (B. Polyak, A. Juditsky, Acceleration of stochastic approximation by averaging, 1992); 0 for the weights
 *     themselves
 */
public record Pace(Curve curve, double warmUpEpochs, double mostGradient, double averaging) {
    /** Reduced on plateaus; nothing else. */
    public static final Pace DEFAULT = new Pace(Curve.PLATEAU, 0, 0, 0);

    /** The shape of the learning rate over time. */
    public enum Curve {
        /** By what dev says. */
        PLATEAU,
        /** Down along half a cosine. */
        COSINE;

        /** Whether the last epoch's weights are kept, whatever dev says of them. */
        boolean keepsLast() {
            return this == COSINE;
        }
    }

    /** Refuses what cannot be. */
    public Pace {
        if (!(warmUpEpochs >= 0 && warmUpEpochs <= 1e6)) {
            throw new IllegalArgumentException("warmUpEpochs must be 0 or more, was " + warmUpEpochs);
        }
        if (!(mostGradient >= 0 && mostGradient < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mostGradient must be 0 or more, was " + mostGradient);
        }
        if (!(averaging >= 0 && averaging < 1)) {
            throw new IllegalArgumentException("averaging must be 0 up to but not including 1, was " + averaging);
        }
    }

    /**
     * The learning rate of a step.
     *
     * @param first of the settings
     * @param reduced what plateaus have made of it
     * @param done epochs done when the step ends, with the share of the one under way
     * @param epochs in all
     */
    double rate(double first, double reduced, double done, int epochs) {
        double rise = warmUpEpochs > 0 ? Math.min(1, done / warmUpEpochs) : 1;
        if (curve == Curve.PLATEAU) {
            return reduced * rise;
        }
        double progress = epochs > warmUpEpochs ? Math.max(0, (done - warmUpEpochs) / (epochs - warmUpEpochs)) : 0;
        return first * rise * (1 + Math.cos(Math.PI * progress)) / 2;
    }
}
