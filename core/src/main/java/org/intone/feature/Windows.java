package org.intone.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a recording's frames into the windows that a network takes: exactly {@link Recipe#windowFrames()} frames, W, each. A
 * recording of exactly W frames is its own window, without a copy; so is every recording of a recipe that makes one flat vector, and
 * one of fewer frames if the recipe is not {@link Recipe#padded()}. No state; serves all threads.
 */
public final class Windows {
    private Windows() {}

    /**
     * The windows that cover a recording.
     *
     * <pre>
     * T &lt;= W: one window, the recording in its middle, {@link Recipe#padValue()} around it; or the recording as it is
     * T &gt; W:  1 + ceil((T - W) / floor(W / 2)) windows; the first starts with the recording, the last ends with it, the
     *         others lie evenly between, so that neighbours share at least half
     * </pre>
     *
     * @param matrix T frames, 0 or more, of the recipe's features
     * @return one or more
     */
    public static List<FeatureMatrix> cut(FeatureMatrix matrix, Recipe recipe) {
        check(matrix, recipe);
        int spare = matrix.frames() - recipe.windowFrames();
        if (isOwnWindow(matrix.frames(), recipe)) {
            return List.of(matrix);
        }
        if (spare <= 0) {
            return List.of(crop(matrix, recipe, -spare / 2));
        }
        int hop = Math.max(1, recipe.windowFrames() / 2);
        int steps = (spare + hop - 1) / hop;
        List<FeatureMatrix> windows = new ArrayList<>(steps + 1);
        for (int i = 0; i <= steps; i++) {
            windows.add(crop(matrix, recipe, (int) ((long) i * spare / steps)));
        }
        return windows;
    }

    /** How many windows {@link #crop} can cut from a recording of T frames: {@code |T - W| + 1}; 1 where none is padded. */
    public static int positions(int frames, Recipe recipe) {
        return isOwnWindow(frames, recipe) ? 1 : Math.abs(frames - recipe.windowFrames()) + 1;
    }

    private static boolean isOwnWindow(int frames, Recipe recipe) {
        return frames == recipe.windowFrames() || (frames < recipe.windowFrames() && !recipe.padded());
    }

    /**
     * One window.
     *
     * @param matrix T frames of the recipe's features
     * @param position from 0 to {@code positions(T, recipe) - 1}: where T is W or more, the recording's frame that the
     *     window starts with; else the number of padded frames before the recording
     */
    public static FeatureMatrix crop(FeatureMatrix matrix, Recipe recipe, int position) {
        check(matrix, recipe);
        int positions = positions(matrix.frames(), recipe);
        if (position < 0 || position >= positions) {
            throw new IllegalArgumentException("position must be from 0 to " + (positions - 1) + ", was " + position);
        }
        int width = recipe.windowFrames();
        int features = matrix.features();
        if (isOwnWindow(matrix.frames(), recipe)) {
            return matrix;
        }
        if (matrix.frames() > width) {
            float[] part = Arrays.copyOfRange(matrix.values(), position * features, (position + width) * features);
            return new FeatureMatrix(part, width, features);
        }
        float[] padded = new float[width * features];
        Arrays.fill(padded, recipe.padValue());
        System.arraycopy(matrix.values(), 0, padded, position * features, matrix.values().length);
        return new FeatureMatrix(padded, width, features);
    }

    private static void check(FeatureMatrix matrix, Recipe recipe) {
        if (matrix.features() != recipe.features()) {
            throw new IllegalArgumentException("matrix must have the " + recipe.features() + " features of "
                    + recipe.id() + ", had " + matrix.features());
        }
    }
}
