package org.intone.train;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.intone.backbone.EncoderWeights;
import org.intone.corpus.Split;
import org.intone.corpus.SplitCsv;
import org.intone.corpus.Utterance;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.evaluate.Outcome;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.model.ModelFile;
import org.intone.model.ModelMetadata;
import org.intone.model.RecordingTerms;
import org.intone.model.Release;
import org.intone.model.TrainingFacts;
import org.intone.network.LibTorch;

/**
 * One training from recordings to a model file: features of train and dev, the scaler from train, the weights, the calibration
 * from dev, the file, and what the model says of test. Prints nothing. For one thread.
 */
public final class TrainingRun {
    private static final int VERIFIED = 8;

    /** What an encoder that is trained takes. */
    private static final Recipe TUNED_RECIPE = Recipes.LOGMEL_80_SPEECH;

    private final TrainSettings settings;
    private final FeatureLoader loader;
    private final Optional<Lecture> lecture;
    private final Optional<FineTuning> tuning;
    private final Fitting fitting;

    /**
     * A run of these settings.
     *
     * @param featureThreads threads that compute features
     * @throws IllegalArgumentException if there is no such network or recipe, or the two do not go together
     * @throws IllegalStateException if LibTorch is not there for this machine
     */
    public TrainingRun(TrainSettings settings, RecordingReader reader, int featureThreads) {
        this(
                settings,
                new FeatureLoader(
                        reader,
                        Recipes.named(settings.network().recipe()),
                        settings.labels(),
                        settings.seed(),
                        featureThreads));
    }

    /**
     * A run of these settings that shares the features of other runs.
     *
     * @param loader of any classes and seed, of the settings' recipe
     * @throws IllegalArgumentException if there is no such network, or it does not go together with the recipe
     * @throws IllegalStateException if LibTorch is not there for this machine
     */
    public TrainingRun(TrainSettings settings, FeatureLoader loader) {
        this(settings, loader, Optional.empty(), Optional.empty());
    }

    private TrainingRun(
            TrainSettings settings, FeatureLoader loader, Optional<Lecture> lecture, Optional<FineTuning> tuning) {
        LibTorch.threads(settings.threads());
        this.settings = settings;
        this.loader = loader.sharing(settings.labels(), settings.seed());
        this.lecture = lecture;
        this.tuning = tuning;
        this.fitting = new Fitting(settings, this.loader, lecture, tuning);
    }

    /**
     * Refuses an encoder that {@link #tuned} could not train, before anything is read.
     *
     * @throws IllegalArgumentException if it is of other sizes; one line
     */
    public static void requireTunable(EncoderWeights encoder) {
        FineTuning.require(encoder, TUNED_RECIPE);
    }

    /**
     * The run that goes on from this one's head and trains the encoder beneath it too, as the settings have it.
     *
     * @param encoder whose pooled vectors this run's recipe gives
     * @throws IllegalArgumentException if it is of other sizes than can be trained here
     */
    public TrainingRun tuned(EncoderWeights encoder) {
        TuningSettings how = settings.tuning().orElseThrow();
        Fitting frozen = new Fitting(settings.untuned(), loader, Optional.empty(), Optional.empty());
        return new TrainingRun(
                settings,
                loader.by(TUNED_RECIPE),
                lecture,
                Optional.of(new FineTuning(encoder, frozen, how, TUNED_RECIPE)));
    }

    /**
     * The same run with a teacher or several, which must be open as long as the run is used.
     *
     * @param tutors one or more, of the same classes; none may have heard what the split keeps for the test
     * @param teaching how their word counts
     * @param unlabelled recordings of which they speak beside those of the split; none of them may stand in dev or test
     * @throws IllegalArgumentException if one tells apart other classes
     */
    public TrainingRun taughtBy(List<Tutor> tutors, TeachingSettings teaching, List<Utterance> unlabelled) {
        tutors.forEach(tutor -> tutor.teacher().requireLabels(settings.labels()));
        return new TrainingRun(
                settings.taught(teaching),
                loader,
                Optional.of(new Lecture(List.copyOf(tutors), unlabelled)),
                Optional.empty());
    }

    /**
     * Trains anew; what stood in the folder of an earlier training is replaced.
     *
     * @throws InterruptedTraining if the listener stopped it before there was anything to keep
     */
    public TrainingResult start(Split split, RunFolder folder, TrainingListener listener) throws IOException {
        Files.deleteIfExists(folder.checkpoint());
        Files.deleteIfExists(folder.model());
        SettingsFile.write(folder.settings(), settings);
        SplitCsv.write(folder.split(), split);
        return run(split, folder, null, listener);
    }

    /**
     * Goes on after the last complete epoch, or starts where there is none.
     *
     * @throws IOException if the folder's training had other settings or another split
     */
    public TrainingResult resume(Split split, RunFolder folder, TrainingListener listener) throws IOException {
        if (!folder.resumable()) {
            return start(split, folder, listener);
        }
        ResumeCheck.requireSame(folder, settings, split);
        return run(split, folder, Checkpoint.read(folder.checkpoint()), listener);
    }

    /**
     * Trains and measures without a folder: no checkpoint, no model file. For many short trainings, as of a benchmark.
     *
     * @throws InterruptedTraining if the listener stopped it
     */
    public Measured measure(Split split, TrainingListener listener) throws IOException {
        Fitted fitted = fitting.fit(split, null, (figures, checkpoint) -> {}, listener);
        if (listener.interrupted()) {
            throw new InterruptedTraining("interrupted before the training was complete");
        }
        List<Example> test = loader.load("test", split.test(), listener);
        List<Outcome> said = fitted.outcomes(test);
        return new Measured(
                fitted.state().epoch(),
                fitted.state().bestEpoch(),
                fitted.devOutcomes(),
                said,
                fitted.adapted(test, said, false, settings.seed()));
    }

    /**
     * What {@link #measure} came to.
     *
     * @param epochs how many were run
     * @param bestEpoch whose weights were measured: that of the highest UAR on dev, or with a cosine the last
     * @param dev what the network says of the rows that chose the epoch and the calibration, before any of them taught it
     * @param test what it says of the rows that are only measured
     * @param adapted what it says of those when it has heard more of their speakers, without the curve; empty if it was not taught to
     *     adapt
     */
    public record Measured(
            int epochs, int bestEpoch, List<Outcome> dev, List<Outcome> test, Optional<AdaptedOutcomes> adapted) {}

    private TrainingResult run(Split split, RunFolder folder, Checkpoint start, TrainingListener listener)
            throws IOException {
        Fitted fitted = fitting.fit(split, start, keeper(folder, start), listener);
        ModelFile model = ModelWriter.model(fitted.network(), loader.recipe(), metadata(fitted, split));
        ModelWriter.write(model, folder.model(), loader.sounds(fitted.dev(), VERIFIED), fitted.outcomes(fitted.dev()));
        Optional<List<Example>> heard = test(split, listener);
        List<Example> test = heard.orElse(List.of());
        List<Outcome> said = fitted.outcomes(test);
        return new TrainingResult(
                fitted.state().epoch(),
                fitted.state().bestEpoch(),
                fitted.devOutcomes(),
                said,
                fitted.adapted(test, said, true, settings.seed()),
                folder.model(),
                heard.isEmpty());
    }

    private static Trainer.Keeper keeper(RunFolder folder, Checkpoint start) throws IOException {
        History history = start == null
                ? History.start(folder.history())
                : History.resume(folder.history(), start.state().epoch());
        return (figures, checkpoint) -> {
            history.add(figures);
            checkpoint.write(folder.checkpoint());
        };
    }

    /** The test rows; empty if interrupted. */
    private Optional<List<Example>> test(Split split, TrainingListener listener) {
        if (listener.interrupted()) {
            return Optional.empty();
        }
        try {
            return Optional.of(loader.load("test", split.test(), listener));
        } catch (InterruptedTraining e) {
            return Optional.empty();
        }
    }

    private ModelMetadata metadata(Fitted fitted, Split split) throws IOException {
        TrainingFacts facts = lecture.map(given -> given.facts(split, settings.seed()))
                .orElseGet(() -> TrainingFacts.of(split, settings.seed()));
        ModelMetadata plain = new ModelMetadata(
                        Release.version(),
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        settings.labels(),
                        loader.recipe().id(),
                        fitted.scaler(),
                        fitted.calibration(),
                        new ModelMetadata.Network(fitted.network().name(), networkSettings(fitted)),
                        facts,
                        List.of(),
                        RecordingTerms.notice(facts.corpora()))
                .withFamiliarity(FamiliarityFit.fit(fitted.train(), fitted.dev(), loader));
        return fitted.adaptation().map(plain::withAdaptation).orElse(plain);
    }

    private Map<String, String> networkSettings(Fitted fitted) {
        Map<String, String> known = new TreeMap<>();
        known.put("width", Double.toString(settings.network().width()));
        known.put("epoch", Integer.toString(fitted.state().bestEpoch()));
        if (fitted.refitted()) {
            known.put("refit", "dev");
        }
        tuning.ifPresent(given -> known.put("encoder", given.described()));
        return known;
    }
}
