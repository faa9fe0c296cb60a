package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.intone.audio.Waveform;
import org.intone.testing.Sounds;
import org.intone.testing.StreamedWaveform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every recipe promises, of any sound. */
class RecipeConformanceTest {
    private static final List<Integer> RATES = List.of(8000, 11_025, 16_000, 22_050, 24_414, 44_100, 48_000, 192_000);

    static List<Recipe> recipes() {
        return Recipes.all();
    }

    @Provide
    Arbitrary<Waveform> waveforms() {
        Arbitrary<Float> usual = Arbitraries.floats().between(-1, 1);
        Arbitrary<Float> odd = Arbitraries.of(
                Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, Float.MIN_VALUE, -0f, 3f);
        Arbitrary<Float> sample =
                Arbitraries.frequencyOf(Tuple.of(20, usual), Tuple.of(1, odd), Tuple.of(5, Arbitraries.just(0f)));
        return Combinators.combine(sample.array(float[].class).ofMinSize(0).ofMaxSize(3000), Arbitraries.of(RATES))
                .as(Waveform::of);
    }

    @Property(tries = 200)
    void everyValueIsFiniteAndEveryShapeRight(@ForAll("waveforms") Waveform waveform) {
        for (Recipe recipe : Recipes.all()) {
            assertSound(recipe, waveform);
        }
    }

    @Property(tries = 20)
    void aStreamGivesWhatTheWholeRecordingGives(
            @ForAll @IntRange(max = 200_000) int length,
            @ForAll("rates") int rate,
            @ForAll @DoubleRange(min = -0.3, max = 0.3) double offset,
            @ForAll long seed)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        float[] samples = new float[length];
        for (int n = 0; n < length; n++) {
            double speech = Math.sin(n * 0.02) * Math.sin(n * 0.0003);
            samples[n] = (float) (offset + 0.4 * speech * speech * speech + 0.01 * random.nextDouble());
        }
        Waveform whole = Waveform.of(samples, rate);
        for (Recipe recipe : Recipes.all()) {
            FeatureMatrix expected = recipe.newExtractor().extract(whole);
            FeatureMatrix streamed = recipe.newExtractor().extract(() -> StreamedWaveform.of(whole));
            assertArrayEquals(expected.values(), streamed.values(), recipe.id());
            assertEquals(expected.frames(), streamed.frames(), recipe.id());
        }
    }

    @Provide
    Arbitrary<Integer> rates() {
        return Arbitraries.of(RATES);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void columnsHaveNamesOfTheirOwn(Recipe recipe) {
        assertEquals(recipe.features(), Set.copyOf(recipe.columns()).size());
        recipe.columns().forEach(name -> assertTrue(name.matches("[A-Za-z0-9_.-]+"), name));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theOddestSoundsAreBorne(Recipe recipe) {
        for (int rate : RATES) {
            for (int length : new int[] {0, 1, 2, 7, 511, 40_000}) {
                float[] constant = new float[length];
                Arrays.fill(constant, 0.5f);
                float[] nan = new float[length];
                Arrays.fill(nan, Float.NaN);
                float[] huge = new float[length];
                Arrays.fill(huge, Float.MAX_VALUE);
                float[] square = new float[length];
                for (int n = 0; n < length; n++) {
                    square[n] = n / 40 % 2 == 0 ? 1 : -1;
                }
                for (float[] samples : List.of(new float[length], constant, nan, huge, square)) {
                    assertSound(recipe, Waveform.of(samples, rate));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void anExtractorForgetsWhatItHeardBefore(Recipe recipe) {
        Waveform voice = Waveform.of(Sounds.buzz(30_000, 16_000, 110, 0.4), 16_000);
        FeatureExtractor used = recipe.newExtractor();
        used.extract(Waveform.of(Sounds.noise(50_000, 0.5, 1), 22_050));
        assertArrayEquals(
                recipe.newExtractor().extract(voice).values(),
                used.extract(voice).values());
        assertSame(recipe, used.recipe());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theSamplesAreLeftAsTheyWere(Recipe recipe) {
        float[] samples = {0.1f, Float.NaN, 0.2f, Float.POSITIVE_INFINITY};
        recipe.newExtractor().extract(Waveform.of(samples, recipe.sampleRate()));
        assertArrayEquals(new float[] {0.1f, Float.NaN, 0.2f, Float.POSITIVE_INFINITY}, samples);
    }

    private static void assertSound(Recipe recipe, Waveform waveform) {
        FeatureMatrix matrix = recipe.newExtractor().extract(waveform);
        assertEquals(recipe.features(), matrix.features());
        assertTrue(matrix.frames() >= 1);
        for (int i = 0; i < matrix.values().length; i++) {
            float value = matrix.values()[i];
            int at = i;
            assertTrue(
                    Float.isFinite(value),
                    () -> recipe.id() + " was " + value + " at " + at + " of " + waveform.length() + " samples at "
                            + waveform.sampleRate() + " Hz");
        }
        for (FeatureMatrix window : Windows.cut(matrix, recipe)) {
            int expected = recipe.padded() ? recipe.windowFrames() : Math.min(recipe.windowFrames(), matrix.frames());
            assertEquals(expected, window.frames());
        }
    }
}
