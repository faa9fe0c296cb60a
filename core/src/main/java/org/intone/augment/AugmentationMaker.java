package org.intone.augment;

/**
 * Adds a word to the text of augmentations: a service, found with {@link java.util.ServiceLoader}, by which a module brings an
 * augmentation that needs its library. Implementations have no state and serve all threads.
 */
public interface AugmentationMaker {
    /** The word, such as {@code opus}. */
    String word();

    /**
     * Makes the augmentation.
     *
     * @throws IllegalArgumentException if it cannot do so by this amount, in one line
     */
    Augmentation make(Amount amount);
}
