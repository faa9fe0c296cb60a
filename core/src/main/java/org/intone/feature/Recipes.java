package org.intone.feature;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The same of speech as it is prepared for an encoder that was fine-tuned, in one window of any length. */
    public static final Recipe LOGMEL_80_SPEECH = new SpeechRecipe();

    /** The extended Geneva set of voice research, one row a recording. */
    public static final Recipe EGEMAPS = new EgemapsRecipe();

    private static final List<Recipe> ALL =
            List.of(CLASSIC_2376, CLASSIC_162, LOGMEL_64, LOGMEL_80_WHISPER, LOGMEL_80_SPEECH, EGEMAPS);

    private Recipes() {}

    /** The services on the class path, found on first use. */
    private static final class Providers {
        static final List<RecipeProvider> ALL =
                ServiceLoader.load(RecipeProvider.class, Recipes.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
    }

    /** All recipes but those of a {@link RecipeProvider}, the newest version of each name last. */
    public static List<Recipe> all() {
        return ALL;
    }

    /**
     * The recipe of a name or an id, of this class or of a {@link RecipeProvider}.
     *
     * @param name such as {@code logmel-64}, which gives the newest version, or {@code logmel-64@1}
     * @throws IllegalArgumentException if there is none; the message lists those that there are, or says what is missing
     */
    public static Recipe named(String name) {
        return ALL.stream()
                .filter(recipe -> recipe.id().equals(name) || recipe.name().equals(name))
                .reduce((older, newer) -> newer)
                .or(() -> provided(name))
                .orElseThrow(() -> new IllegalArgumentException("recipe must be one of " + known() + ", was " + name));
    }

    private static Optional<Recipe> provided(String name) {
        return Providers.ALL.stream()
                .flatMap(provider -> provider.find(name).stream())
                .findFirst();
    }

    /** What {@link #named} takes, in one line for messages. */
    public static String known() {
        return Stream.concat(
                        ALL.stream().map(Recipe::id), Providers.ALL.stream().map(provider -> "or " + provider.takes()))
                .collect(Collectors.joining(", "));
    }
}
