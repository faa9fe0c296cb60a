package org.intone.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intone.corpus.LeakException;
import org.intone.corpus.Split;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.LabelSet;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.model.ModelFile;
import org.intone.model.ModelMetadata;
import org.intone.model.Recognizer;
import org.intone.model.Sha256;

/**
 * A trained model that tells a smaller one what it makes of recordings: its probabilities and, where its recipe makes one row of a
 * recording, as frozen encoders do, that row. Close it to free the native memory. For one thread.
 */
public final class Teacher implements AutoCloseable {
    private static final double LEAST_PROBABILITY = 1e-8;

    private final Recognizer recognizer;
    /** Found once: a backbone's recipe digests the encoder each time that it is looked up. */
    private final Recipe recipe;

    private final String name;
    private final String digest;

    private Teacher(Recognizer recognizer, String name, String digest) {
        this.recognizer = recognizer;
        this.recipe = Recipes.named(recognizer.metadata().recipe());
        this.name = name;
        this.digest = digest;
    }

    /**
     * Opens a model file.
     *
     * @throws IOException if it cannot be read, or what its recipe needs is not here; one line
     */
    public static Teacher open(Path file) throws IOException {
        ModelFile model = ModelFile.read(file);
        ModelMetadata unmeasured = model.metadata().withMeasures(List.of());
        return new Teacher(
                Recognizer.open(file),
                file.toString(),
                Sha256.hex(unmeasured.toJson().getBytes(StandardCharsets.UTF_8)));
    }

    /** What the model says of itself. */
    public ModelMetadata metadata() {
        return recognizer.metadata();
    }

    /** Tells teachers apart: a digest of all that the model says of itself but for its measures. */
    public String digest() {
        return digest;
    }

    /**
     * Refuses to teach where it would tell of the test.
     *
     * @throws LeakException if the model was trained on a recording or a speaker of the test part; one line
     */
    public void requireUnheard(Split split) {
        Set<String> speakers = new HashSet<>(metadata().training().speakers());
        for (Take take : split.test()) {
            Utterance row = take.utterance();
            boolean heard = metadata().training().heard().contains(row.sha256());
            boolean known = !row.speaker().isEmpty() && speakers.contains(row.speakerId());
            if (heard || known) {
                throw new LeakException("the teacher " + name + " leaks: it was trained on "
                        + (heard ? row.file() : "the speaker " + row.speakerId())
                        + ", which stands in test; take the split and the seed that it was trained with ("
                        + metadata().training().split() + ", "
                        + metadata().training().seed() + ")");
            }
        }
    }

    /**
     * Refuses a student with other classes.
     *
     * @throws IllegalArgumentException in one line
     */
    public void requireLabels(LabelSet labels) {
        List<String> own = metadata().labels().labels();
        if (!own.equals(labels.labels())) {
            throw new IllegalArgumentException("the teacher " + name + " tells apart " + String.join(", ", own)
                    + ", the student " + String.join(", ", labels.labels()));
        }
    }

    /**
     * What it says of recordings, as they were recorded. Those that cannot be read are named to the listener and left out.
     *
     * @param loader as {@link #loader} makes it
     * @param temperature by which its probabilities are softened
     * @throws InterruptedTraining if interrupted
     */
    Map<Utterance, Lesson> lessons(
            List<Utterance> recordings, FeatureLoader loader, double temperature, TrainingListener listener) {
        Map<Utterance, Lesson> lessons = new HashMap<>();
        loader.features("the teacher", recordings, listener)
                .forEach((recording, features) -> lessons.put(recording, lesson(features, temperature)));
        return lessons;
    }

    /** A loader of the features that it takes, on so many threads. */
    public FeatureLoader loader(RecordingReader reader, int threads) {
        return new FeatureLoader(
                reader, recipe, metadata().labels(), metadata().training().seed(), threads);
    }

    private Lesson lesson(FeatureMatrix features, double temperature) {
        boolean isRow = recipe.windowFrames() == 1;
        float[] vector = isRow ? metadata().scaler().apply(features).values() : new float[0];
        return new Lesson(softened(recognizer.probabilities(features), temperature), vector);
    }

    /** Probabilities to the power of 1 / temperature, which sum to 1 again. */
    static float[] softened(double[] probabilities, double temperature) {
        double sum = 0;
        double[] powers = new double[probabilities.length];
        for (int c = 0; c < powers.length; c++) {
            powers[c] = Math.pow(Math.max(LEAST_PROBABILITY, probabilities[c]), 1 / temperature);
            sum += powers[c];
        }
        float[] softened = new float[powers.length];
        for (int c = 0; c < powers.length; c++) {
            softened[c] = (float) (powers[c] / sum);
        }
        return softened;
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
