package org.intone.backbone;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intone.feature.Recipe;
import org.intone.feature.RecipeProvider;

/**
 * Makes the backbones of {@link BackboneStore#standard} recipes of features: {@code whisper-tiny.en}, {@code whisper-tiny.en+mean-sd},
 * and the id that models and caches name. An encoder that is in use is loaded once however often it is asked for.
 */
public final class BackboneRecipes implements RecipeProvider {
    private static final Pattern NAME = Pattern.compile("(?<backbone>[a-z0-9][a-z0-9._-]{0,63})(?<pooling>"
            + Pattern.quote(BackboneRecipe.POOLING) + "(?<id>@" + BackboneRecipe.VERSION + "-[0-9a-f]{16})?)?");

    /** By file and id; weak, so that an encoder that nobody uses can be freed. */
    private static final Map<String, WeakReference<BackboneRecipe>> IN_USE = new ConcurrentHashMap<>();

    /** Made by {@link java.util.ServiceLoader}. */
    public BackboneRecipes() {}

    /**
     * The name of a backbone's recipe, whether the backbone is here or not.
     *
     * @param backbone such as {@code whisper-tiny.en}
     */
    public static String nameOf(String backbone) {
        return backbone + BackboneRecipe.POOLING;
    }

    @Override
    public String takes() {
        return "the name of a backbone";
    }

    /** The recipe; of a plain name that no backbone has, nothing. */
    @Override
    public Optional<Recipe> find(String name) {
        Matcher words = NAME.matcher(name);
        if (!words.matches()) {
            return Optional.empty();
        }
        String backbone = words.group("backbone");
        BackboneStore store = BackboneStore.standard();
        try {
            if (words.group("pooling") == null && !store.names().contains(backbone)) {
                return Optional.empty();
            }
            BackboneRecipe recipe = BackboneRecipe.of(store, backbone);
            if (words.group("id") != null && !recipe.id().equals(name)) {
                throw new IllegalArgumentException("the backbone " + backbone + " in " + store.folder()
                        + " is another one (" + recipe.id() + "): bring the right one with "
                        + BackboneStore.bringing(backbone));
            }
            return Optional.of(shared(recipe));
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static BackboneRecipe shared(BackboneRecipe recipe) {
        BackboneRecipe[] result = {recipe};
        IN_USE.compute(recipe.file() + " " + recipe.id(), (key, known) -> {
            BackboneRecipe loaded = known == null ? null : known.get();
            if (loaded == null) {
                return new WeakReference<>(recipe);
            }
            result[0] = loaded;
            return known;
        });
        return result[0];
    }
}
