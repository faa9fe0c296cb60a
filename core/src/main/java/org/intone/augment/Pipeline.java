package org.intone.augment;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.intone.audio.Waveform;

/**
 * Augmentations one after the other, each with a probability.
 *
 * <p>Every step has a generator of its own, made from the one given: whether one step is applied, and how much it draws, changes
 * nothing for the others. The same state gives the same samples.
 */
public final class Pipeline implements Augmentation {
    /**
     * One step.
     *
     * @param augmentation what is applied
     * @param probability how often, 0 to 1
     */
    public record Step(Augmentation augmentation, double probability) {
        /** Refuses what is no probability. */
        public Step {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("probability must be 0 to 1, was " + probability);
            }
        }
    }

    private final List<Step> steps;

    /** In the order in which they are applied; one or more. */
    public Pipeline(List<Step> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps must be one or more, were none");
        }
        this.steps = List.copyOf(steps);
    }

    /** The names of the steps joined by {@code +}. */
    @Override
    public String name() {
        return steps.stream().map(step -> step.augmentation().name()).collect(Collectors.joining("+"));
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        Waveform changed = waveform;
        for (Step step : steps) {
            SplittableRandom own = new SplittableRandom(random.nextLong());
            if (own.nextDouble() < step.probability()) {
                changed = step.augmentation().apply(changed, own);
            }
        }
        return changed;
    }
}
