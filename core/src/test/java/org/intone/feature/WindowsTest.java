package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final Recipe RECIPE = Recipes.LOGMEL_64;
    private static final int W = RECIPE.windowFrames();

    @Test
    void whatIsShorterStandsInTheMiddleOfSilence() {
        List<FeatureMatrix> windows = Windows.cut(numbered(100), RECIPE);
        assertEquals(1, windows.size());
        assertEquals(W, windows.get(0).frames());
        assertEquals(-80, windows.get(0).at(43, 5));
        assertEquals(0, windows.get(0).at(44, 5));
        assertEquals(99, windows.get(0).at(143, 63));
        assertEquals(-80, windows.get(0).at(144, 0));
    }

    @Test
    void whatFitsIsNotCopied() {
        FeatureMatrix matrix = numbered(W);
        assertSame(matrix, Windows.cut(matrix, RECIPE).get(0));
        FeatureMatrix row = new FeatureMatrix(new float[2376], 1, 2376);
        assertSame(row, Windows.cut(row, Recipes.CLASSIC_2376).get(0));
    }

    @Test
    void nothingIsAllSilence() {
        FeatureMatrix window =
                Windows.cut(new FeatureMatrix(new float[0], 0, 64), RECIPE).get(0);
        float[] expected = new float[W * 64];
        Arrays.fill(expected, -80);
        assertArrayEquals(expected, window.values());
    }

    @Test
    void twiceTheLengthTakesThreeWindows() {
        List<FeatureMatrix> windows = Windows.cut(numbered(2 * W), RECIPE);
        assertEquals(
                List.of(0f, 94f, 188f), windows.stream().map(w -> w.at(0, 0)).toList());
    }

    @Property(tries = 300)
    void windowsCoverEveryFrameAndShareHalf(@ForAll @IntRange(min = 189, max = 5000) int frames) {
        List<FeatureMatrix> windows = Windows.cut(numbered(frames), RECIPE);
        assertEquals(0, windows.get(0).at(0, 0));
        assertEquals(frames - 1, windows.get(windows.size() - 1).at(W - 1, 63));
        for (int i = 1; i < windows.size(); i++) {
            float step = windows.get(i).at(0, 0) - windows.get(i - 1).at(0, 0);
            assertTrue(step > 0 && step <= 94, "step " + step + " of " + frames + " frames");
        }
    }

    @Property(tries = 300)
    void everyPositionHoldsAsMuchAsFits(
            @ForAll @IntRange(min = 0, max = 600) int frames, @ForAll @IntRange(min = 0, max = 599) int seed) {
        int position = seed % Windows.positions(frames, RECIPE);
        FeatureMatrix window = Windows.crop(numbered(frames), RECIPE, position);
        assertEquals(W, window.frames());
        for (int t = 0; t < W; t++) {
            int frame = frames >= W ? t + position : t - position;
            assertEquals(frame >= 0 && frame < frames ? frame : -80, window.at(t, 7));
        }
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertEquals(1, Windows.positions(W, RECIPE));
        assertEquals(
                "position must be from 0 to 12, was 13",
                assertThrows(IllegalArgumentException.class, () -> Windows.crop(numbered(200), RECIPE, 13))
                        .getMessage());
        assertEquals(
                "matrix must have the 64 features of logmel-64@1, had 3",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Windows.cut(new FeatureMatrix(new float[6], 2, 3), RECIPE))
                        .getMessage());
    }

    /** Every feature of frame t is t. */
    private static FeatureMatrix numbered(int frames) {
        float[] values = new float[frames * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.floorDiv(i, 64);
        }
        return new FeatureMatrix(values, frames, 64);
    }
}
