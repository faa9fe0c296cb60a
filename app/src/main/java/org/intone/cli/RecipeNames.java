package org.intone.cli;

import java.util.Iterator;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;

/** The names of all recipes, for help texts and the shell. */
public final class RecipeNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Recipes.all().stream().map(Recipe::name).distinct().iterator();
    }
}
