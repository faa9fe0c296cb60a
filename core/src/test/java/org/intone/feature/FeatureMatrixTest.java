package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FeatureMatrixTest {
    private static final FeatureMatrix OWN = new FeatureMatrix(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    private static final FeatureMatrix OTHER = new FeatureMatrix(new float[] {-1, -2, -3, -4, -5, -6}, 2, 3);

    @Test
    void someColumnsAreLentAndNothingElseChanges() {
        assertArrayEquals(
                new float[] {1, -2, -3, 4, -5, -6}, OWN.withColumns(1, 3, OTHER).values());
        assertArrayEquals(OWN.values(), OWN.withColumns(1, 1, OTHER).values());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, OWN.values());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> OWN.withColumns(0, 4, OTHER));
        assertThrows(IllegalArgumentException.class, () -> OWN.withColumns(2, 1, OTHER));
        FeatureMatrix longer = new FeatureMatrix(new float[9], 3, 3);
        assertThrows(IllegalArgumentException.class, () -> OWN.withColumns(0, 1, longer));
    }
}
