package org.intone.evaluate;

import java.util.Optional;

/**
 * What else was tried with a model than hearing its test once; each empty where it was not.
 *
 * @param adapted how good it is when it has heard more of the speakers
 * @param robustness what it says when something happened to the sound
 */
public record Trials(Optional<Adapted> adapted, Optional<Robustness> robustness) {
    /** Nothing. */
    public static Trials none() {
        return new Trials(Optional.empty(), Optional.empty());
    }

    /** Only what an adapting model reaches, if it is one. */
    public static Trials ofAdapted(Optional<Adapted> adapted) {
        return new Trials(adapted, Optional.empty());
    }
}
