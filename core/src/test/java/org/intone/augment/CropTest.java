package org.intone.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.intone.audio.Waveform;
import org.junit.jupiter.api.Test;

class CropTest {
    private static final Waveform RAMP = Waveform.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 16_000);

    @Test
    void aFifthGoesWhereItIsSaidTo() {
        SplittableRandom random = new SplittableRandom(1);
        assertArrayEquals(
                new float[] {2, 3, 4, 5, 6, 7, 8, 9},
                Crop.beginning(0.2, 0.2).apply(RAMP, random).samples());
        assertArrayEquals(
                new float[] {0, 1, 2, 3, 4, 5, 6, 7},
                Crop.end(0.2, 0.2).apply(RAMP, random).samples());
        assertEquals(
                0,
                Crop.end(0.9, 0.9)
                        .apply(Waveform.of(new float[0], 8000), random)
                        .length());
    }

    @Test
    void moreThanNearlyAllIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Crop.end(0.5, 0.95));
    }

    @Test
    void everyStandardDisturbanceThatThisModuleKnowsCanBeRead() {
        assertTrue(Disturbance.standard().size() >= 10, "all but the codec of another module");
        Disturbance.standard()
                .forEach(one -> assertFalse(one.augmentation().name().isEmpty()));
    }
}
