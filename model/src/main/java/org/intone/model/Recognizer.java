package org.intone.model;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioSource;
import org.intone.audio.SoundMeasures;
import org.intone.audio.Waveform;
import org.intone.emotion.Prediction;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.feature.Windows;

/**
 * Names the emotion in recordings.
 *
 * <pre>
 * Prediction prediction = Recognizer.builtIn().predict(Path.of("call.wav"));
 * </pre>
 *
 * A recording's features are cut into the windows that the model takes; the answer is the mean of the logarithms of what
 * it says of each ({@link ClipScores}), calibrated ({@link Calibration}). A recording that is silent, too short or
 * clipped, in which no speech is found, or that is worse than or unlike what the model was trained on gets an answer with a
 * warning; without speech it is always uncertain.
 *
 * <p>Immutable; one serves all threads, and each call uses one. Close it to free the native memory; calls under way are
 * waited for.
 */
public final class Recognizer implements AutoCloseable {
    /** How many windows run at once, so that an hour of sound needs no hour of memory. */
    private static final int BATCH_WINDOWS = 16;

    private static final int TRIAL_FRAMES = 100;

    private final ModelMetadata metadata;
    private final Recipe recipe;
    private final InferenceSession session;
    private final boolean shared;
    private final SoundWarnings warnings;
    /** Those not in use. There are never more than threads that called at the same time. */
    private final Queue<FeatureExtractor> extractors = new ConcurrentLinkedQueue<>();

    private Recognizer(ModelMetadata metadata, Recipe recipe, InferenceSession session, boolean shared) {
        this.metadata = metadata;
        this.recipe = recipe;
        this.session = session;
        this.shared = shared;
        this.warnings = new SoundWarnings(metadata.familiarity());
    }

    /**
     * The recognizer of the model that comes with Intone. There is one, loaded on first use; closing it does nothing.
     *
     * @throws IllegalStateException if this build carries no model
     */
    public static Recognizer builtIn() {
        return BuiltInModel.recognizer();
    }

    /**
     * The recognizer of a model file.
     *
     * @throws ModelFormatException if it is no model that this release runs
     * @throws IOException if it cannot be read
     */
    public static Recognizer open(Path model) throws IOException {
        return open(ModelFile.read(model), model.toString(), false);
    }

    /** The recognizer of a model in memory, such as one that was trained just now. */
    public static Recognizer of(ModelFile model) throws ModelFormatException {
        return open(model, "the model", false);
    }

    static Recognizer open(ModelFile model, String source, boolean shared) throws ModelFormatException {
        Recipe recipe = recipe(model.metadata(), source);
        Recognizer recognizer = new Recognizer(model.metadata(), recipe, session(model, recipe, source), shared);
        try {
            recognizer.tryOut(source);
            return recognizer;
        } catch (ModelFormatException e) {
            recognizer.session.close();
            throw e;
        }
    }

    private static InferenceSession session(ModelFile model, Recipe recipe, String source) throws ModelFormatException {
        return InferenceSession.open(model, source, !recipe.padded());
    }

    private static Recipe recipe(ModelMetadata metadata, String source) throws ModelFormatException {
        Recipe recipe;
        try {
            recipe = Recipes.named(metadata.recipe());
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(
                    source, "the recipe " + metadata.recipe(), "one that can be followed here: " + e.getMessage(), e);
        }
        if (!recipe.id().equals(metadata.recipe())) {
            throw new ModelFormatException(source, "the recipe " + metadata.recipe(), "an id, such as " + recipe.id());
        }
        if (metadata.scaler().features() != recipe.features()) {
            throw new ModelFormatException(
                    source,
                    "a scaler of " + metadata.scaler().features() + " features",
                    recipe.features() + " as of " + recipe.id());
        }
        return recipe;
    }

    /** Runs the graph on what stands for silence: a wrong shape shows when the model is opened and not later. */
    private void tryOut(String source) throws ModelFormatException {
        if (recipe.padded()) {
            tryOut(recipe.windowFrames(), source);
        } else {
            // Two lengths: a graph that was made for one takes no other. The longest would take a second.
            tryOut(1, source);
            tryOut(Math.min(TRIAL_FRAMES, recipe.windowFrames()), source);
        }
    }

    private void tryOut(int frames, String source) throws ModelFormatException {
        float[] silence = new float[frames * recipe.features()];
        Arrays.fill(silence, recipe.padValue());
        FeatureMatrix window = new FeatureMatrix(silence, frames, recipe.features());
        try {
            float[] logits = logits(List.of(window));
            for (float logit : logits) {
                if (!Float.isFinite(logit)) {
                    throw new ModelFormatException(source, "a logit of " + logit, "finite logits");
                }
            }
            if (logits.length != metadata.labels().size()) {
                throw new ModelFormatException(
                        source, logits.length + " logits", metadata.labels().size() + ", one a label");
            }
        } catch (OrtException e) {
            throw new ModelFormatException(
                    source,
                    "a graph that fails on one window",
                    "windows of " + recipe.id() + " (" + e.getMessage() + ")",
                    e);
        }
    }

    /**
     * Names the emotion in a file of any format that a reader on the class path knows.
     *
     * @throws IOException if the file cannot be read or holds no sound
     */
    public Prediction predict(Path file) throws IOException {
        return predict(AudioFiles.read(file));
    }

    /**
     * Names the emotion in encoded sound.
     *
     * @throws IOException if the source cannot be read or holds no sound
     */
    public Prediction predict(AudioSource source) throws IOException {
        return predict(AudioFiles.read(source));
    }

    /** Names the emotion in a waveform of any rate and length. */
    public Prediction predict(Waveform waveform) {
        return predict(hear(waveform), SpeakerProfile.unknown());
    }

    /**
     * Names the emotion in a waveform of somebody of whom more was heard.
     *
     * <pre>
     * SpeakerProfile profile = SpeakerProfile.unknown();
     * for (Waveform waveform : ofOnePerson) {
     *     Heard heard = recognizer.hear(waveform);
     *     profile = heard.addTo(profile);
     *     Prediction prediction = recognizer.predict(heard, profile);
     * }
     * </pre>
     *
     * @param profile of the speaker, by this recognizer's features; it may hold the waveform itself
     * @throws IllegalArgumentException if something was heard of the speaker and the model was not trained to adapt
     */
    public Prediction predict(Waveform waveform, SpeakerProfile profile) {
        return predict(hear(waveform), profile);
    }

    /** The same of what was heard before. */
    public Prediction predict(Heard heard, SpeakerProfile profile) {
        Calibration calibration = calibration(profile);
        double[] probabilities = calibration.probabilities(logProbabilities(heard.features(), profile));
        return Predictions.of(metadata, calibration, probabilities, heard.warnings());
    }

    /** The features of a recording and what is wrong with it, for who needs them more than once. */
    public Heard hear(Waveform waveform) {
        FeatureMatrix features = features(waveform);
        return new Heard(features, waveform.durationSeconds(), warnings.of(waveform, features));
    }

    /**
     * The same of a part of a longer sound that was measured before.
     *
     * @param measures of the waveform
     */
    public Heard hear(Waveform waveform, SoundMeasures measures) {
        FeatureMatrix features = features(waveform);
        return new Heard(features, waveform.durationSeconds(), warnings.of(waveform, features, measures));
    }

    /** What holds of answers about such a speaker. */
    public Calibration calibration(SpeakerProfile profile) {
        return profile.recordings() == 0 ? metadata.calibration() : adaptation().calibration();
    }

    private Adaptation adaptation() {
        return metadata.adaptation()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the model was not trained with --adapt speaker, so it knows no speakers"));
    }

    /** The calibrated probabilities of the labels in their order; they sum to 1. */
    public double[] probabilities(Waveform waveform) {
        return probabilities(features(waveform));
    }

    /**
     * The same of features that were computed before.
     *
     * @param features of a whole recording, unscaled, as the model's recipe makes them
     */
    public double[] probabilities(FeatureMatrix features) {
        return metadata.calibration().probabilities(logProbabilities(features));
    }

    /**
     * What the probabilities are made of: one number for each label, 0 or less, not calibrated and not normalised.
     *
     * @param features of {@link #features}
     * @param profile of the speaker; an unknown one leaves the features as they are
     */
    public double[] logProbabilities(FeatureMatrix features, SpeakerProfile profile) {
        return profile.recordings() == 0
                ? logProbabilities(features)
                : logProbabilities(adaptation().apply(features, metadata.scaler(), profile));
    }

    private double[] logProbabilities(FeatureMatrix features) {
        List<FeatureMatrix> windows = Windows.cut(features, recipe);
        int classes = metadata.labels().size();
        float[] logits = new float[windows.size() * classes];
        try {
            for (int start = 0; start < windows.size(); start += BATCH_WINDOWS) {
                int end = Math.min(windows.size(), start + BATCH_WINDOWS);
                float[] batch = logits(windows.subList(start, end));
                System.arraycopy(batch, 0, logits, start * classes, batch.length);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
        return ClipScores.meanLogProbabilities(logits, classes);
    }

    /** What the model sees of a recording: frames x features, unscaled. */
    public FeatureMatrix features(Waveform waveform) {
        FeatureExtractor extractor = extractors.poll();
        if (extractor == null) {
            extractor = recipe.newExtractor();
        }
        FeatureMatrix features = extractor.extract(waveform);
        extractors.add(extractor);
        return features;
    }

    /** Of windows of one length, as all of a recording have. */
    private float[] logits(List<FeatureMatrix> windows) throws OrtException {
        int frames = windows.get(0).frames();
        int windowValues = frames * recipe.features();
        float[] scaled = new float[windows.size() * windowValues];
        for (int w = 0; w < windows.size(); w++) {
            metadata.scaler().applyInto(windows.get(w), scaled, w * windowValues);
        }
        return session.logits(FloatBuffer.wrap(scaled), (long) windows.size(), (long) frames, (long) recipe.features());
    }

    /** The rate in Hz at which the model hears: sound of another is resampled first. */
    public int sampleRate() {
        return recipe.sampleRate();
    }

    /** Everything about the model but its graph. */
    public ModelMetadata metadata() {
        return metadata;
    }

    @Override
    public void close() {
        if (!shared) {
            session.close();
            extractors.clear();
        }
    }
}
