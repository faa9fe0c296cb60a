package org.intone.feature;

import java.util.List;
import java.util.stream.Collectors;

/** The recipes that this release knows. A recipe once released stays here, unchanged, for the models that name it. */
public final class Recipes {
    /** The flat vector of the usual notebooks. */
    public static final Recipe CLASSIC_2376 = new ClassicRecipe();

    /** The means of the usual notebooks. */
    public static final Recipe CLASSIC_162 = new ClassicMeansRecipe();

    /** The log-mel spectrogram of the default network. */
    public static final Recipe LOGMEL_64 = new LogMelRecipe();

    /** The log-mel spectrogram of Whisper. */
    public static final Recipe LOGMEL_80_WHISPER = new WhisperRecipe();

    /** The extended Geneva set of voice research, one row a recording. */
    public static final Recipe EGEMAPS = new EgemapsRecipe();

    private static final List<Recipe> ALL = List.of(CLASSIC_2376, CLASSIC_162, LOGMEL_64, LOGMEL_80_WHISPER, EGEMAPS);

    private Recipes() {}

    /** All recipes, the newest version of each name last. */
    public static List<Recipe> all() {
        return ALL;
    }

    /**
     * The recipe of a name or an id.
     *
     * @param name such as {@code logmel-64}, which gives the newest version, or {@code logmel-64@1}
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public static Recipe named(String name) {
        return ALL.stream()
                .filter(recipe -> recipe.id().equals(name) || recipe.name().equals(name))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalArgumentException("recipe must be one of "
                        + ALL.stream().map(Recipe::id).collect(Collectors.joining(", ")) + ", was " + name));
    }
}
