package org.intone.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.intone.feature.FeatureMatrix;
import org.junit.jupiter.api.Test;

/** Changes of a spectral picture in time, in frequency and in colour. */
class PictureChangeTest {
    private static FeatureMatrix matrix(int features, float... values) {
        return new FeatureMatrix(values, values.length / features, features);
    }

    private static FeatureMatrix changed(FeatureAugmentation change, FeatureMatrix matrix) {
        return change.apply(matrix, new Random(1));
    }

    @Test
    void framesAreDrawnBetweenTheFrames() {
        FeatureMatrix rows = matrix(2, 0, 10, 2, 30, 4, 50);
        assertArrayEquals(
                new float[] {0, 10, 1, 20, 2, 30, 3, 40, 4, 50, 4, 50},
                changed(new FrameStretch(2, 2), rows).values(),
                1e-6f,
                "the last frame stays");
        assertArrayEquals(
                new float[] {0, 10, 4, 50},
                changed(new FrameStretch(0.5, 0.5), rows).values(),
                1e-6f);
        assertArrayEquals(rows.values(), changed(new FrameStretch(1, 1), rows).values());
        assertEquals(1, changed(new FrameStretch(0.1, 0.1), rows).frames());
        assertEquals(0, changed(new FrameStretch(2, 2), matrix(2)).frames());
    }

    @Test
    void lengthsAreDrawnFromTheWholeRange() {
        FeatureMatrix rows = matrix(1, new float[100]);
        FrameStretch stretch = new FrameStretch(0.8, 1.2);
        Random random = new Random(3);
        int[] frames = random.ints(300, 0, 1)
                .map(i -> stretch.apply(rows, random).frames())
                .toArray();
        int least = Arrays.stream(frames).min().orElseThrow();
        int most = Arrays.stream(frames).max().orElseThrow();
        assertTrue(least >= 80 && least <= 82, "least " + least);
        assertTrue(most <= 120 && most >= 118, "most " + most);
    }

    @Test
    void bandsMoveTogetherInAllFrames() {
        FeatureMatrix rows = matrix(4, 0, 1, 2, 3, 0, 10, 20, 30);
        assertArrayEquals(
                new float[] {0, 1.5f, 3, 3, 0, 15, 30, 30},
                changed(new BandWarp(1.5, 1.5), rows).values(),
                1e-6f,
                "the highest band stays");
        assertArrayEquals(
                new float[] {0, 0.5f, 1, 1.5f, 0, 5, 10, 15},
                changed(new BandWarp(0.5, 0.5), rows).values(),
                1e-6f);
    }

    @Test
    void aTiltTurnsThePictureAboutItsMiddle() {
        FeatureMatrix rows = matrix(3, 5, 5, 5, 1, 2, 3);
        assertArrayEquals(
                new float[] {4.9f, 5, 5.1f, 0.9f, 2, 3.1f},
                changed(new SpectralTilt(0.2, 0.2), rows).values(),
                1e-6f);
        assertEquals(4, changed(new SpectralTilt(2, 2), matrix(1, 5)).values()[0], 1e-6, "one band");
    }

    @Test
    void theRecordingsOwnFeaturesStayAndTheSameChanceGivesTheSame() {
        for (FeatureAugmentation change :
                List.of(new FrameStretch(0.5, 2), new BandWarp(0.5, 2), new SpectralTilt(-1, 1))) {
            float[] values = {0, 1, 2, 3, 5, 8, 13, 21, 34};
            FeatureMatrix rows = matrix(3, values.clone());
            float[] first = change.apply(rows, new Random(4)).values();
            assertArrayEquals(first, change.apply(rows, new Random(4)).values());
            assertFalse(Arrays.equals(values, first), "nothing changed");
            assertArrayEquals(values, rows.values());
        }
    }

    @Test
    void amountsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new FrameStretch(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new FrameStretch(1, 11));
        assertThrows(IllegalArgumentException.class, () -> new BandWarp(0.4, 1));
        assertThrows(IllegalArgumentException.class, () -> new BandWarp(1.1, 0.9));
        assertThrows(IllegalArgumentException.class, () -> new SpectralTilt(0, Double.NaN));
    }
}
