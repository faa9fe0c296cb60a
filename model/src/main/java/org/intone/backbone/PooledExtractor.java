package org.intone.backbone;

import java.util.List;
import org.intone.audio.Waveform;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.SpeechClip;

/** Follows {@link BackboneRecipe}: prepares a recording, lets the encoder hear it, and pools what each block gives over time. */
final class PooledExtractor implements FeatureExtractor {
    private final BackboneRecipe recipe;
    private final Backbone backbone;

    PooledExtractor(BackboneRecipe recipe, Backbone backbone) {
        this.recipe = recipe;
        this.backbone = backbone;
    }

    @Override
    public Recipe recipe() {
        return recipe;
    }

    @Override
    public FeatureMatrix extract(Waveform waveform) {
        Pool pool = new Pool(recipe.blocks(), backbone.metadata().width());
        backbone.embed(SpeechClip.prepared(waveform), pool::add);
        return new FeatureMatrix(pool.row(), 1, recipe.features());
    }

    /** Sums over time, in double precision since a deviation is a difference of them. */
    private static final class Pool {
        private final int blocks;
        private final int width;
        private final double[] sums;
        private final double[] squares;
        private long frames;

        Pool(int blocks, int width) {
            this.blocks = blocks;
            this.width = width;
            this.sums = new double[blocks * width];
            this.squares = new double[blocks * width];
        }

        void add(List<FeatureMatrix> layers) {
            for (int b = 0; b < blocks; b++) {
                float[] values = layers.get(b).values();
                for (int start = 0; start < values.length; start += width) {
                    for (int d = 0; d < width; d++) {
                        double value = values[start + d];
                        sums[b * width + d] += value;
                        squares[b * width + d] += value * value;
                    }
                }
            }
            frames += layers.get(0).frames();
        }

        float[] row() {
            float[] row = new float[2 * sums.length];
            for (int b = 0; b < blocks; b++) {
                for (int d = 0; d < width; d++) {
                    double mean = sums[b * width + d] / frames;
                    double variance = squares[b * width + d] / frames - mean * mean;
                    row[2 * b * width + d] = (float) mean;
                    row[(2 * b + 1) * width + d] = (float) Math.sqrt(Math.max(0, variance));
                }
            }
            return row;
        }
    }
}
