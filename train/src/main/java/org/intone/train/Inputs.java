package org.intone.train;

import java.util.Arrays;
import java.util.List;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;

/**
 * Scaled windows in one array, as a network takes them.
 *
 * <pre>values[(row * longest + t) * features + d]; NaN behind the end of a window that is shorter than the longest</pre>
 *
 * Only windows of a recipe that is not padded differ in length, and the networks that take those know NaN. Immutable by contract.
 */
final class Inputs {
    private final float[] values;
    private final long[] shape;

    private Inputs(float[] values, long[] shape) {
        this.values = values;
        this.shape = shape;
    }

    /** Scales one window or more, all of the scaler's features. */
    static Inputs of(List<FeatureMatrix> windows, Scaler scaler) {
        int longest = windows.stream().mapToInt(FeatureMatrix::frames).max().orElseThrow();
        int size = longest * scaler.features();
        float[] values = new float[windows.size() * size];
        for (int row = 0; row < windows.size(); row++) {
            FeatureMatrix window = windows.get(row);
            scaler.applyInto(window, values, row * size);
            Arrays.fill(values, row * size + window.values().length, (row + 1) * size, Float.NaN);
        }
        return new Inputs(values, new long[] {windows.size(), longest, scaler.features()});
    }

    float[] values() {
        return values;
    }

    /** Rows, frames, features. */
    long[] shape() {
        return shape;
    }
}
