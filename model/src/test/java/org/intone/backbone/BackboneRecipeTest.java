package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.intone.audio.Waveform;
import org.intone.clean.Level;
import org.intone.clean.SilenceFinder;
import org.intone.feature.FeatureColumn;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.feature.SpeechClip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneRecipeTest {
    private static final int WIDTH = 16;

    @TempDir
    private Path folder;

    private BackboneStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = new BackboneStore(folder);
        System.setProperty(BackboneStore.PROPERTY, folder.toString());
        imported("toy", new ToyWhisper(), "MIT");
    }

    @AfterEach
    void closeStore() {
        System.clearProperty(BackboneStore.PROPERTY);
    }

    private void imported(String name, ToyWhisper toy, String licence) throws IOException {
        Path weights = Files.write(folder.resolve(name + ".pt"), toy.torch(TensorType.F16));
        BackboneImport.run(
                weights,
                store.file(name),
                new BackboneImport.Options("", licence, OptionalInt.empty(), Optional.empty()));
    }

    /** A burst of noise between silences. */
    private static Waveform burst(int samples, int rate, double peak) {
        Random random = new Random(8);
        float[] values = new float[samples];
        for (int n = samples / 4; n < samples / 2; n++) {
            values[n] = (float) (peak * (2 * random.nextDouble() - 1));
        }
        return Waveform.of(values, rate);
    }

    private static float[] row(Recipe recipe, Waveform waveform) {
        FeatureMatrix matrix = recipe.newExtractor().extract(waveform);
        assertEquals(1, matrix.frames());
        assertEquals(recipe.features(), matrix.features());
        return matrix.values();
    }

    @Test
    void aRowIsMeanAndDeviationOfEachBlockOverTime() throws IOException {
        Recipe recipe = Recipes.named("toy");
        Waveform waveform = burst(48_000, 16_000, 0.1);
        float[] row = row(recipe, waveform);
        assertEquals(2 * 2 * WIDTH, row.length);
        try (Backbone toy = store.open("toy")) {
            List<FeatureMatrix> layers = toy.embed(SpeechClip.prepared(waveform));
            for (int b = 0; b < 2; b++) {
                FeatureMatrix layer = layers.get(b);
                for (int d = 0; d < WIDTH; d++) {
                    double mean = 0;
                    for (int t = 0; t < layer.frames(); t++) {
                        mean += layer.at(t, d) / (double) layer.frames();
                    }
                    double variance = 0;
                    for (int t = 0; t < layer.frames(); t++) {
                        variance += Math.pow(layer.at(t, d) - mean, 2) / layer.frames();
                    }
                    assertEquals(mean, row[2 * b * WIDTH + d], 1e-5, "mean of block " + b);
                    assertEquals(Math.sqrt(variance), row[(2 * b + 1) * WIDTH + d], 1e-5, "deviation of block " + b);
                }
            }
        }
    }

    @Test
    void theClipIsTrimmedAndBroughtToItsPeak() {
        Waveform waveform = burst(48_000, 16_000, 0.1);
        Waveform prepared = SpeechClip.prepared(waveform);
        assertEquals(new SilenceFinder(35).trimmed(waveform).length(), prepared.length());
        assertTrue(prepared.length() < 15_000, "was " + prepared.length());
        assertEquals(20 * Math.log10(0.9), Level.of(Level.Measure.PEAK, prepared), 1e-5);
        Recipe recipe = Recipes.named("toy");
        assertArrayEquals(
                row(recipe, waveform), row(recipe, burst(48_000, 16_000, 0.3)), 1e-4f, "level does not matter");
        assertEquals(16_000, SpeechClip.prepared(burst(144_000, 48_000, 1)).sampleRate());
    }

    @Test
    void aLongRecordingIsOneRowOfAllItsParts() throws IOException {
        // The toy hears 3 s at a time.
        Waveform waveform = burst(16 * 16_000, 16_000, 0.5);
        float[] row = row(Recipes.named("toy"), waveform);
        try (Backbone toy = store.open("toy")) {
            FeatureMatrix layer = toy.embed(SpeechClip.prepared(waveform)).get(0);
            assertTrue(layer.frames() > 150);
            double sum = 0;
            for (int t = 0; t < layer.frames(); t++) {
                sum += layer.at(t, 3);
            }
            assertEquals(sum / layer.frames(), row[3], 1e-5);
        }
    }

    @Test
    void theOddestSoundsAreBorne() {
        Recipe recipe = Recipes.named("toy");
        float[] nan = new float[8000];
        Arrays.fill(nan, Float.NaN);
        float[] huge = new float[8000];
        Arrays.fill(huge, Float.MAX_VALUE);
        for (int rate : new int[] {8000, 16_000, 44_100}) {
            for (float[] samples : List.of(new float[0], new float[1], new float[399], new float[8000], nan, huge)) {
                for (float value : row(recipe, Waveform.of(samples, rate))) {
                    assertTrue(Float.isFinite(value), samples.length + " samples at " + rate);
                }
            }
        }
    }

    @Test
    void whatARecipeSaysOfItself() {
        Recipe recipe = Recipes.named("toy");
        assertEquals("toy+mean-sd", recipe.name());
        assertEquals(BackboneRecipes.nameOf("toy"), recipe.name());
        assertTrue(recipe.id().matches("toy\\+mean-sd@1-[0-9a-f]{16}"), recipe.id());
        assertEquals(
                List.of(16_000, 64, 1, 0f, 2),
                List.of(
                        recipe.sampleRate(),
                        recipe.features(),
                        recipe.windowFrames(),
                        recipe.padValue(),
                        recipe.blocks()));
        assertEquals(64, Set.copyOf(recipe.columns()).size());
        assertEquals("block1_mean_0", recipe.columns().get(2 * WIDTH));
        List<FeatureColumn> described = recipe.described();
        assertEquals(64, described.stream().mapToInt(FeatureColumn::count).sum());
        assertEquals("block1_sd_0 .. block1_sd_15", described.get(3).names());
    }

    @Test
    void aNameAndAnIdFindOneEncoderThatIsLoadedOnce() {
        Recipe recipe = Recipes.named("toy");
        assertSame(recipe, Recipes.named("toy+mean-sd"));
        assertSame(recipe, Recipes.named(recipe.id()));
    }

    @Test
    void theIdIsOfTheNumbersAndNotOfTheWords() throws IOException {
        String id = Recipes.named("toy").id();
        imported("toy", new ToyWhisper(), "another licence");
        assertEquals(id, Recipes.named("toy").id());
        Path other = Files.write(
                folder.resolve("model.safetensors"),
                new ToyWhisper().safetensors(TensorType.F32, ToyWhisper::huggingFace));
        BackboneImport.run(
                other, store.file("toy"), new BackboneImport.Options("", "", OptionalInt.of(2), Optional.empty()));
        assertEquals(id, Recipes.named("toy").id(), "the same weights in another file");
        ToyWhisper changed = new ToyWhisper();
        changed.tensors().get("ln_post.bias").halves()[0] ^= 8;
        imported("toy", changed, "MIT");
        assertNotEquals(id, Recipes.named("toy").id());
        String fault = assertThrows(IllegalArgumentException.class, () -> Recipes.named(id))
                .getMessage();
        assertEquals(
                "the backbone toy in " + folder + " is another one ("
                        + Recipes.named("toy").id() + "): bring the right one with 'intone backbone import toy FILE'",
                fault);
    }

    @Test
    void whatIsNotThereIsSaidInOneLine() throws IOException {
        String unknown = assertThrows(IllegalArgumentException.class, () -> Recipes.named("mine"))
                .getMessage();
        assertTrue(unknown.endsWith("egemaps@1, or the name of a backbone, was mine"), unknown);
        String missing = assertThrows(IllegalArgumentException.class, () -> Recipes.named("mine+mean-sd"))
                .getMessage();
        assertEquals(
                "no backbone mine in " + folder + ", which has toy: bring it with 'intone backbone import mine FILE'",
                missing);
        Files.writeString(store.file("broken"), "what?");
        String broken = assertThrows(IllegalArgumentException.class, () -> Recipes.named("broken"))
                .getMessage();
        assertTrue(broken.startsWith(store.file("broken") + ": found "), broken);
        assertEquals(1, broken.lines().count());
    }

    @Test
    void anEncoderThatChangedSinceIsNotHeard() throws IOException {
        Recipe recipe = Recipes.named("toy");
        ToyWhisper changed = new ToyWhisper();
        changed.tensors().get("ln_post.bias").halves()[0] ^= 8;
        imported("toy", changed, "MIT");
        String fault = assertThrows(java.io.UncheckedIOException.class, recipe::newExtractor)
                .getMessage();
        assertEquals(store.file("toy") + ": has become another backbone than " + recipe.id(), fault);
    }

    @Test
    @Tag("backbones")
    void theRealEncoderGivesThreeThousandValues() throws IOException {
        BackboneImport.run(
                SharedBackbones.file("whisper-tiny.en/model.safetensors"),
                store.file("whisper-tiny.en"),
                BackboneImport.Options.NONE);
        float[] samples =
                SharedBackbones.npy("whisper-tiny.en/espeak_en_m_16k.npy").values();
        Recipe recipe = Recipes.named("whisper-tiny.en");
        assertEquals(3072, recipe.features());
        float[] row = row(recipe, Waveform.of(samples, 16_000));
        for (float value : row) {
            assertTrue(Float.isFinite(value));
        }
    }
}
