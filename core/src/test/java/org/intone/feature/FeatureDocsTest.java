package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the features says what the recipes say. */
class FeatureDocsTest {
    private static final Path ROOT = Path.of(System.getProperty("intone.root"));

    static List<Recipe> recipes() {
        return Recipes.all();
    }

    @Test
    void thePageIsMadeFromTheRecipes() throws IOException {
        String page = FeatureDocs.page(Recipes.all());
        Path made = Path.of("target", "features.md");
        Files.createDirectories(made.getParent());
        Files.writeString(made, page);
        Path committed = ROOT.resolve("docs/features.md");
        String text = Files.exists(committed) ? Files.readString(committed).replace("\r", "") : "";
        assertEquals(page, text, "docs/features.md must be a copy of core/target/features.md");
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyColumnIsDescribed(Recipe recipe) {
        int count = 0;
        for (FeatureColumn column : recipe.described()) {
            String first = column.names().split(" \\.\\. ", -1)[0];
            String last = column.names().split(" \\.\\. ", -1)[column.count() > 1 ? 1 : 0];
            assertEquals(first, recipe.columns().get(count), recipe.id());
            count += column.count();
            assertEquals(last, recipe.columns().get(count - 1), recipe.id());
            for (String text : List.of(column.unit(), column.formula(), column.source())) {
                assertFalse(text.isBlank(), recipe.id() + ": " + column.names());
            }
        }
        assertEquals(recipe.features(), count, recipe.id() + " must describe all of its columns");
    }

    @Test
    void aBarInAFormulaEndsNoCell() {
        assertEquals(
                "| `a .. b` | 2 | dB | \\|x\\| \\* y | z |\n",
                FeatureDocs.row(new FeatureColumn("a .. b", 2, "dB", "|x| * y", "z")));
    }
}
