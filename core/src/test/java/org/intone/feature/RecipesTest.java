package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecipesTest {
    @Test
    void aNameOrAnIdFindsIt() {
        assertSame(Recipes.LOGMEL_64, Recipes.named("logmel-64"));
        assertSame(Recipes.LOGMEL_64, Recipes.named("logmel-64@1"));
        assertSame(Recipes.CLASSIC_2376, Recipes.named("classic-2376@1"));
    }

    @Test
    void anUnknownNameListsTheKnown() {
        for (String name : List.of("logmel", "logmel-64@2", "")) {
            assertEquals(
                    "recipe must be one of classic-2376@1, classic-162@1, logmel-64@1, logmel-80-whisper@1, logmel-80-speech@1,"
                            + " egemaps@1, was " + name,
                    assertThrows(IllegalArgumentException.class, () -> Recipes.named(name))
                            .getMessage());
        }
    }

    @Test
    void theNumbersOfEachRecipe() {
        Recipe classic = Recipes.CLASSIC_2376;
        assertEquals(
                List.of(22_050, 2376, 1, 0f),
                List.of(classic.sampleRate(), classic.features(), classic.windowFrames(), classic.padValue()));
        Recipe means = Recipes.CLASSIC_162;
        assertEquals(
                List.of(22_050, 162, 1, 0f),
                List.of(means.sampleRate(), means.features(), means.windowFrames(), means.padValue()));
        Recipe whisper = Recipes.LOGMEL_80_WHISPER;
        assertEquals(
                List.of(16_000, 80, 300, -1.5f),
                List.of(whisper.sampleRate(), whisper.features(), whisper.windowFrames(), whisper.padValue()));
        Recipe logMel = Recipes.LOGMEL_64;
        assertEquals(
                List.of(16_000, 64, 188, -80f),
                List.of(logMel.sampleRate(), logMel.features(), logMel.windowFrames(), logMel.padValue()));
    }
}
