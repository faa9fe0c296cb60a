package org.intone.feature;

import java.util.Optional;

/**
 * Brings recipes that {@link Recipes} does not have: a service, found with {@link java.util.ServiceLoader}, by which a module adds
 * recipes that need its library or a user's files. Implementations have no state and serve all threads.
 */
public interface RecipeProvider {
    /** What {@link #find} takes, in a few words for messages, such as {@code the name of a backbone}. */
    String takes();

    /**
     * The recipe of a name or an id.
     *
     * @return empty if the name is none of this provider's
     * @throws IllegalArgumentException if it is one, but the recipe cannot be had here; one line that says what is missing and what
     *     to do
     */
    Optional<Recipe> find(String name);
}
