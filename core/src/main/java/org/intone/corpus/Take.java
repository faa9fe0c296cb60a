package org.intone.corpus;

/**
 * One row of a training set: an utterance as recorded, or one of its augmented versions.
 *
 * @param utterance what was recorded
 * @param version 0 as recorded, 1 and up the augmented ones
 */
public record Take(Utterance utterance, int version) {
    /** The utterance as it was recorded. */
    public static Take recorded(Utterance utterance) {
        return new Take(utterance, 0);
    }
}
