package org.intone.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Scaler;
import org.intone.feature.Windows;
import org.intone.model.ClipScores;
import org.intone.network.Network;

/**
 * Scores whole recordings as the recognizer does: all windows of a recording, the mean of their log-probabilities. For one
 * thread.
 */
final class Scorer {
    private static final int BATCH = 128;

    /** Whole recordings take an encoder much memory. */
    private static final int BATCH_OF_ANY_LENGTH = 16;

    private final Network network;
    private final Recipe recipe;
    private final Scaler scaler;

    Scorer(Network network, Recipe recipe, Scaler scaler) {
        this.network = network;
        this.recipe = recipe;
        this.scaler = scaler;
    }

    /** The mean log-probabilities of each example, not normalised: one number for each class. */
    List<double[]> score(List<Example> examples) {
        return scoreFeatures(examples.stream().map(Example::features).toList());
    }

    /** The same of the features of recordings. */
    List<double[]> scoreFeatures(List<FeatureMatrix> recordings) {
        List<FeatureMatrix> windows = new ArrayList<>();
        int[] counts = new int[recordings.size()];
        for (int i = 0; i < counts.length; i++) {
            List<FeatureMatrix> cut = Windows.cut(recordings.get(i), recipe);
            counts[i] = cut.size();
            windows.addAll(cut);
        }
        float[] logits = logits(windows);
        int classes = logits.length / Math.max(1, windows.size());
        List<double[]> scores = new ArrayList<>();
        int from = 0;
        for (int count : counts) {
            float[] own = Arrays.copyOfRange(logits, from, from + count * classes);
            scores.add(ClipScores.meanLogProbabilities(own, classes));
            from += count * classes;
        }
        return scores;
    }

    private float[] logits(List<FeatureMatrix> windows) {
        int batch = recipe.padded() ? BATCH : BATCH_OF_ANY_LENGTH;
        float[][] parts = new float[(windows.size() + batch - 1) / batch][];
        int total = 0;
        for (int part = 0; part < parts.length; part++) {
            List<FeatureMatrix> own = windows.subList(part * batch, Math.min(windows.size(), (part + 1) * batch));
            Inputs inputs = Inputs.of(own, scaler);
            parts[part] = network.infer(inputs.values(), inputs.shape());
            total += parts[part].length;
        }
        float[] logits = new float[total];
        int to = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, logits, to, part.length);
            to += part.length;
        }
        return logits;
    }
}
