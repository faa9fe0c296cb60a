package org.intone.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * What else was tried with a model than hearing its test once; each empty where it was not.
 *
 * @param adapted how good it is when it has heard more of the speakers
 * @param robustness what it says when something happened to the sound
 * @param importance how much UAR falls without each group of features, from the most to the least
 */
public record Trials(Optional<Adapted> adapted, Optional<Robustness> robustness, List<Importance> importance) {
    /** Copies the list. */
    public Trials {
        importance = List.copyOf(importance);
    }

    /** Nothing. */
    public static Trials none() {
        return new Trials(Optional.empty(), Optional.empty(), List.of());
    }

    /** Only what an adapting model reaches, if it is one. */
    public static Trials ofAdapted(Optional<Adapted> adapted) {
        return new Trials(adapted, Optional.empty(), List.of());
    }
}
