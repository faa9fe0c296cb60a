package org.intone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.intone.emotion.LabelSet;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;

/** Rows of features that no sound stands behind, for tests of training alone. */
final class MadeUpRows {
    /** Windows of 32 frames of 64 features. */
    static final Recipe RECIPE = new Recipe() {
        @Override
        public String name() {
            return "made-up";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public int sampleRate() {
            return 16_000;
        }

        @Override
        public List<String> columns() {
            return IntStream.range(0, 64).mapToObj(d -> "d" + d).toList();
        }

        @Override
        public int windowFrames() {
            return 32;
        }

        @Override
        public float padValue() {
            return 0;
        }

        @Override
        public FeatureExtractor newExtractor() {
            throw new UnsupportedOperationException("no sound stands behind made-up rows");
        }
    };

    private MadeUpRows() {}

    static Utterance utterance(String file, String speaker, Emotion emotion) {
        OptionalDouble none = OptionalDouble.empty();
        return new Utterance(
                file, none, none, "MadeUp", speaker, "", "", "", emotion, "", "", 1, 16_000, 1, file + "-digest");
    }

    /** Rows whose class is the width of the stripes along the features, 1, 2 or 4; lengths differ about the window's. */
    static List<Example> separable(int rows, int classes, long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int label = i % classes;
            int frames = 24 + random.nextInt(16);
            float[] values = new float[frames * RECIPE.features()];
            for (int n = 0; n < values.length; n++) {
                values[n] = (float) (random.nextGaussian() + (n >> label & 1));
            }
            Utterance utterance = utterance("clip-" + seed + "-" + i, "s" + i % 3, emotion(label));
            examples.add(
                    new Example(Take.recorded(utterance), label, new FeatureMatrix(values, frames, RECIPE.features())));
        }
        return examples;
    }

    private static Emotion emotion(int label) {
        return Emotion.parse(LabelSet.SEVEN.labels().get(label)).orElseThrow();
    }
}
