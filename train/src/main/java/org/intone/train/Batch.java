package org.intone.train;

import java.util.List;
import java.util.SplittableRandom;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Scaler;
import org.intone.feature.Windows;

/**
 * The rows of one step, cut and scaled.
 *
 * <pre>
 * input[(row * windowFrames + t) * features + d]
 * classes[row]
 * </pre>
 */
final class Batch {
    private final float[] input;
    private final long[] classes;
    private final long[] shape;

    private Batch(float[] input, long[] classes, long[] shape) {
        this.input = input;
        this.classes = classes;
        this.shape = shape;
    }

    /** Takes one window of each example, at a random place. */
    static Batch cropped(List<Example> examples, Recipe recipe, Scaler scaler, SplittableRandom random) {
        int size = recipe.windowFrames() * recipe.features();
        float[] input = new float[examples.size() * size];
        long[] classes = new long[examples.size()];
        for (int row = 0; row < classes.length; row++) {
            Example example = examples.get(row);
            int positions = Windows.positions(example.features().frames(), recipe);
            FeatureMatrix window = Windows.crop(example.features(), recipe, random.nextInt(positions));
            scaler.applyInto(window, input, row * size);
            classes[row] = example.label();
        }
        return new Batch(input, classes, new long[] {classes.length, recipe.windowFrames(), recipe.features()});
    }

    float[] input() {
        return input;
    }

    long[] classes() {
        return classes;
    }

    /** The shape of the input: rows, frames, features. */
    long[] shape() {
        return shape;
    }
}
