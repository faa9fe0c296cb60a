package org.intone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.intone.augment.Mixup;
import org.intone.corpus.Utterance;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Scaler;
import org.intone.feature.Windows;

/**
 * Makes the batches of a training: of each row one window at a random place, masked, blended with another row's and scaled. A batch
 * depends on the seed, its epoch, its number and its rows alone. Immutable; serves all threads.
 */
final class BatchMaker {
    private final List<Example> rows;
    private final View view;
    private final Answers answers;
    private final long seed;

    /**
     * How a row becomes what the network takes.
     *
     * @param recipe of the features
     * @param scaler fitted on the training rows as recorded
     * @param shown where the features come from
     * @param changes what happens to a window of them
     */
    record View(Recipe recipe, Scaler scaler, Shown shown, Changes changes) {
        static View plain(Recipe recipe, Scaler scaler) {
            return new View(recipe, scaler, Shown.AS_LOADED, Changes.parse(""));
        }
    }

    /** What the network is to say. */
    static final class Answers {
        private final float[] classWeights;
        private final double smoothing;
        private final Map<Utterance, Lesson> lessons;

        /**
         * Keeps the array, which nobody may change afterwards.
         *
         * @param classWeights how much each class counts
         * @param smoothing the share of a label's probability that is spread over all classes
         * @param lessons what a teacher says of the recordings of all rows; empty without a teacher
         */
        Answers(float[] classWeights, double smoothing, Map<Utterance, Lesson> lessons) {
            this.classWeights = classWeights;
            this.smoothing = smoothing;
            this.lessons = lessons;
        }
    }

    BatchMaker(List<Example> rows, View view, Answers answers, long seed) {
        this.rows = rows;
        this.view = view;
        this.answers = answers;
        this.seed = seed;
    }

    /** A batch of the rows of these numbers. */
    Batch make(int epoch, int number, int[] numbers) {
        SplittableRandom random =
                new SplittableRandom(Chance.seed(seed, "batch", ((long) epoch << Integer.SIZE) + number));
        FeatureMatrix[] windows = new FeatureMatrix[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            windows[i] = window(rows.get(numbers[i]), random.split());
        }
        int classes = answers.classWeights.length;
        int vector = vectorSize(numbers);
        List<FeatureMatrix> shown = new ArrayList<>();
        float[] targets = new float[numbers.length * classes];
        float[] probabilities = new float[answers.lessons.isEmpty() ? 0 : targets.length];
        float[] vectors = new float[numbers.length * vector];
        int[] labels = new int[numbers.length];
        int[] others = Chance.permutation(numbers.length, random);
        for (int i = 0; i < numbers.length; i++) {
            Example row = rows.get(numbers[i]);
            Example other = rows.get(numbers[others[i]]);
            double share = view.changes().share(random);
            shown.add(share == 1 ? windows[i] : Mixup.features(windows[i], windows[others[i]], share));
            blend(target(row), target(other), share, targets, i);
            if (probabilities.length > 0) {
                Lesson lesson = lesson(row);
                Lesson second = lesson(other);
                blend(lesson.probabilities(), second.probabilities(), share, probabilities, i);
                blend(lesson.vector(), second.vector(), share, vectors, i);
            }
            labels[i] = row.label();
        }
        Inputs inputs = Inputs.of(shown, view.scaler());
        return new Batch(inputs.values(), inputs.shape(), labels, targets, probabilities, vectors);
    }

    private FeatureMatrix window(Example row, SplittableRandom random) {
        FeatureMatrix features = view.changes().pictured(view.shown().features(row, random), random);
        int positions = Windows.positions(features.frames(), view.recipe());
        return view.changes().masked(Windows.crop(features, view.recipe(), random.nextInt(positions)), random);
    }

    private int vectorSize(int[] numbers) {
        return answers.lessons.isEmpty() ? 0 : lesson(rows.get(numbers[0])).vector().length;
    }

    private Lesson lesson(Example row) {
        return answers.lessons.get(row.take().utterance());
    }

    private float[] target(Example row) {
        float[] target = new float[answers.classWeights.length];
        if (row.isLabelled()) {
            float weight = answers.classWeights[row.label()];
            for (int c = 0; c < target.length; c++) {
                double probability = (c == row.label() ? 1 - answers.smoothing : 0) + answers.smoothing / target.length;
                target[c] = (float) (weight * probability);
            }
        }
        return target;
    }

    private static void blend(float[] first, float[] second, double share, float[] out, int row) {
        float[] blend = share == 1 ? first : Mixup.labels(first, second, share);
        System.arraycopy(blend, 0, out, row * blend.length, blend.length);
    }
}
