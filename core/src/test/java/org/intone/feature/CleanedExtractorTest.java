package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.intone.audio.Waveform;
import org.intone.clean.Cleaning;
import org.intone.clean.Cleanings;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;

class CleanedExtractorTest {
    private static final Waveform VOICE = Waveform.of(Sounds.buzz(30_000, 16_000, 140, 0.2), 16_000);

    @Test
    void theFeaturesAreThoseOfTheCleanedSound() {
        Cleaning cleaning = Cleanings.parse("dc,lowpass:500");
        Recipe recipe = Recipes.LOGMEL_64;
        CleanedExtractor cleaned = new CleanedExtractor(recipe, cleaning, recipe.newExtractor());
        float[] expected = recipe.newExtractor().extract(cleaning.clean(VOICE)).values();
        assertArrayEquals(expected, cleaned.extract(VOICE).values());
        assertFalse(Arrays.equals(recipe.newExtractor().extract(VOICE).values(), expected));
        assertSame(recipe, cleaned.recipe());
    }

    @Test
    void anExtractorOfAnotherNumberOfFeaturesIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CleanedExtractor(
                        Recipes.LOGMEL_64, Cleanings.parse("dc"), Recipes.CLASSIC_2376.newExtractor()));
    }
}
