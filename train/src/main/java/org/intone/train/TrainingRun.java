package org.intone.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.intone.backbone.EncoderWeights;
import org.intone.corpus.Split;
import org.intone.corpus.SplitCsv;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.evaluate.Outcome;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.feature.Scaler;
import org.intone.model.Adaptation;
import org.intone.model.AdaptationTrial;
import org.intone.model.Calibration;
import org.intone.model.ModelFile;
import org.intone.model.ModelMetadata;
import org.intone.model.RecordingTerms;
import org.intone.model.Release;
import org.intone.model.TrainingFacts;
import org.intone.network.Architecture;
import org.intone.network.Architecture.Dimensions;
import org.intone.network.LibTorch;
import org.intone.network.Network;
import org.intone.network.Networks;

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
    private final TrainingRows rows;
    private final Optional<Lecture> lecture;
    private final Optional<FineTuning> tuning;
    private final Recipe recipe;
    private final Architecture architecture;
    private final Dimensions dimensions;

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
        this.architecture = Networks.named(settings.network().name());
        this.recipe = loader.recipe();
        // A network that cannot be built shows now, not after the features of thousands of recordings.
        this.dimensions = new Dimensions(
                recipe.windowFrames(),
                recipe.features(),
                settings.labels().size(),
                settings.network().width(),
                recipe.blocks());
        if (tuning.isEmpty()) {
            requireOneLength();
            untrained();
        }
        requirePlain(settings, architecture);
        this.loader = loader.sharing(settings.labels(), settings.seed());
        this.rows =
                new TrainingRows(this.loader, Changes.parse(settings.variation().changes()), settings.labels());
        this.lecture = lecture;
        this.tuning = tuning;
    }

    private void requireOneLength() {
        if (!recipe.padded()) {
            throw new IllegalArgumentException("recipe " + recipe.id() + " is of any length, for encoders that are"
                    + " fine-tuned: " + architecture.name() + " takes windows of one length");
        }
    }

    /** The network before any training. */
    Network untrained() {
        return architecture.build(dimensions, settings.seed(), LibTorch.device());
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
        TrainingRun frozen = new TrainingRun(settings.untuned(), loader);
        return new TrainingRun(
                settings,
                loader.by(TUNED_RECIPE),
                lecture,
                Optional.of(new FineTuning(encoder, frozen, how, TUNED_RECIPE)));
    }

    /**
     * The same run with a teacher, which must be open as long as the run is used.
     *
     * @param teacher of the same classes; it must not have heard what the split keeps for the test
     * @param teaching how its word counts
     * @param described features by the teacher's recipe, as {@link Teacher#loader} makes it
     * @param unlabelled recordings of which it speaks beside those of the split; none of them may stand in dev or test
     * @throws IllegalArgumentException if it tells apart other classes
     */
    public TrainingRun taughtBy(
            Teacher teacher, TeachingSettings teaching, FeatureLoader described, List<Utterance> unlabelled) {
        teacher.requireLabels(settings.labels());
        return new TrainingRun(
                settings.taught(teaching),
                loader,
                Optional.of(new Lecture(teacher, described, unlabelled)),
                Optional.empty());
    }

    /** A teacher and what it speaks of beside the split's recordings. */
    private record Lecture(Teacher teacher, FeatureLoader described, List<Utterance> unlabelled) {}

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
        requireSame(folder.settings(), file -> SettingsFile.write(file, settings));
        requireSame(folder.split(), file -> SplitCsv.write(file, split));
        return run(split, folder, Checkpoint.read(folder.checkpoint()), listener);
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private static void requireSame(Path file, Writing writing) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            writing.to(fresh);
            List<String> before = Files.readAllLines(file);
            List<String> now = Files.readAllLines(fresh);
            if (!before.equals(now)) {
                throw new IOException(file + ": the training to resume had " + firstOther(before, now) + ", not "
                        + firstOther(now, before) + "; give its settings and manifest, or start anew");
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The first line that the other does not have at its place. */
    private static String firstOther(List<String> lines, List<String> others) {
        for (int i = 0; i < lines.size(); i++) {
            if (i >= others.size() || !lines.get(i).equals(others.get(i))) {
                return lines.get(i).strip().replaceFirst(",$", "");
            }
        }
        return "nothing more";
    }

    /**
     * Trains and measures without a folder: no checkpoint, no model file. For many short trainings, as of a benchmark.
     *
     * @throws InterruptedTraining if the listener stopped it
     */
    public Measured measure(Split split, TrainingListener listener) throws IOException {
        Fitted fitted = fit(split, null, (figures, checkpoint) -> {}, listener);
        if (listener.interrupted()) {
            throw new InterruptedTraining("interrupted before the training was complete");
        }
        List<Example> test = loader.load("test", split.test(), listener);
        return new Measured(
                fitted.state.epoch(),
                fitted.state.bestEpoch(),
                outcomes(fitted.dev, fitted.scorer, fitted.calibration),
                outcomes(test, fitted.scorer, fitted.calibration),
                adapted(fitted, test));
    }

    /**
     * What {@link #measure} came to.
     *
     * @param epochs how many were run
     * @param bestEpoch whose weights were measured: that of the highest UAR on dev, or with a cosine the last
     * @param dev what the network says of the rows that chose the epoch and the calibration
     * @param test what it says of the rows that are only measured
     * @param adapted what it says of those when it has heard more of their speakers; empty if it was not taught to adapt
     */
    public record Measured(
            int epochs, int bestEpoch, List<Outcome> dev, List<Outcome> test, Optional<AdaptedOutcomes> adapted) {}

    /** A trained network and what belongs to it. */
    record Fitted(
            Network network,
            Scaler scaler,
            Scorer scorer,
            Calibration calibration,
            Optional<Adaptation> adaptation,
            State state,
            List<Example> train,
            List<Example> dev) {}

    Fitted fit(Split split, Checkpoint start, Trainer.Keeper keeper, TrainingListener listener) throws IOException {
        lecture.ifPresent(given -> given.teacher.requireUnheard(split));
        Network network = first(split, start, listener);
        List<Example> train = new ArrayList<>(rows.labelled(split.train(), listener));
        List<Example> dev = loader.load("dev", split.dev(), listener);
        BatchMaker.View view = settings.adapt() ? rows.viewOfSpeakers(train) : rows.view(train, listener);
        Scaler scaler = view.scaler();
        if (architecture.isFittedAtOnce()) {
            return fitted(fitAtOnce(train, scaler), scaler, new State(1, 0, Schedule.start(0), 1), train, dev);
        }
        Objective objective =
                lecture.isPresent() ? taught(network, lecture.get(), train, listener) : Objective.ofLabels(network);
        Trainer.Rows all = new Trainer.Rows(
                settings.adapt() ? SpeakerVoices.adapted(train, scaler) : train,
                settings.adapt() ? SpeakerVoices.adapted(dev, scaler) : dev,
                settings.labels().size(),
                settings.variation().balance(),
                batchThreads());
        State state = new Trainer(network, view, objective, settings.fit(), settings.seed(), shares())
                .fit(all, start, keeper, listener);
        return fitted(network, scaler, state, train, dev);
    }

    /** What training starts from; where there is a checkpoint, its values come from that. */
    private Network first(Split split, Checkpoint start, TrainingListener listener) throws IOException {
        if (tuning.isEmpty()) {
            return untrained();
        }
        return start == null
                ? tuning.get().start(split, listener)
                : tuning.get().blank();
    }

    private ToDoubleFunction<String> shares() {
        return tuning.isEmpty()
                ? weight -> 1
                : tuning.get().shares(settings.fit().learningRate());
    }

    private Fitted fitted(Network network, Scaler scaler, State state, List<Example> train, List<Example> dev) {
        Scorer scorer = new Scorer(network, recipe, scaler);
        Calibration calibration = CalibrationFit.fit(scorer.score(dev), dev);
        Optional<Adaptation> adaptation = settings.adapt()
                ? Optional.of(ShrinkageFit.fit(scorer, scaler, dev, mostProfiles(), settings.seed()))
                : Optional.empty();
        return new Fitted(network, scaler, scorer, calibration, adaptation, state, train, dev);
    }

    /** Rows of many frames take a network a hundred times as long. */
    private int mostProfiles() {
        return recipe.windowFrames() == 1 ? 250 : 25;
    }

    private Optional<AdaptedOutcomes> adapted(Fitted fitted, List<Example> test) {
        if (fitted.adaptation.isEmpty() || test.isEmpty()) {
            return Optional.empty();
        }
        List<Outcome> plain = outcomes(test, fitted.scorer, fitted.calibration);
        List<AdaptationTrial.Row> rows = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            rows.add(new AdaptationTrial.Row(plain.get(i), test.get(i).features(), SpeakerVoices.seconds(test.get(i))));
        }
        return Optional.of(new AdaptationTrial(
                        fitted.adaptation.get(), fitted.scaler, fitted.scorer::scoreFeatures, settings.seed())
                .run(rows));
    }

    /** The support vector machine, which has no epochs. */
    private Network fitAtOnce(List<Example> train, Scaler scaler) {
        int classes = settings.labels().size();
        double[] once = new double[train.size()];
        Arrays.fill(once, 1);
        float[] weights = settings.fit().classWeights()
                ? ClassWeights.balanced(train, once, classes)
                : ClassWeights.equal(classes);
        return SvmFit.fit(train, scaler, weights).toNetwork(LibTorch.device());
    }

    private static void requirePlain(TrainSettings settings, Architecture architecture) {
        if (architecture.isFittedAtOnce()
                && (!settings.variation().changes().isEmpty()
                        || settings.teaching().isPresent())) {
            throw new IllegalArgumentException(architecture.name()
                    + " is fitted at once: it takes neither changes from epoch to epoch nor a teacher");
        }
    }

    private TrainingResult run(Split split, RunFolder folder, Checkpoint start, TrainingListener listener)
            throws IOException {
        TrainingFacts facts = facts(split);
        Fitted fitted = fit(split, start, keeper(folder, start), listener);
        List<Outcome> devOutcomes = outcomes(fitted.dev, fitted.scorer, fitted.calibration);
        ModelMetadata plain = metadata(facts, fitted.scaler, fitted.calibration, fitted.state)
                .withFamiliarity(FamiliarityFit.fit(fitted.train, fitted.dev, loader));
        ModelMetadata metadata = fitted.adaptation.map(plain::withAdaptation).orElse(plain);
        ModelFile model = ModelWriter.model(fitted.network, recipe, metadata);
        ModelWriter.write(model, folder.model(), loader.sounds(fitted.dev, VERIFIED), devOutcomes);
        Optional<List<Example>> test = test(split, listener);
        return new TrainingResult(
                fitted.state.epoch(),
                fitted.state.bestEpoch(),
                devOutcomes,
                outcomes(test.orElse(List.of()), fitted.scorer, fitted.calibration),
                adapted(fitted, test.orElse(List.of())),
                folder.model(),
                test.isEmpty());
    }

    /** Adds what has no label to the training rows and lets the teacher speak of all of them. */
    private Objective taught(Network network, Lecture given, List<Example> train, TrainingListener listener) {
        TeachingSettings teaching = settings.teaching().orElseThrow();
        train.addAll(rows.unlabelled(given.unlabelled, listener));
        List<Utterance> recordings =
                train.stream().map(row -> row.take().utterance()).distinct().toList();
        Map<Utterance, Lesson> lessons =
                given.teacher.lessons(recordings, given.described, teaching.temperature(), listener);
        train.removeIf(row -> !lessons.containsKey(row.take().utterance()));
        return Objective.taught(network, teaching, lessons, settings.seed());
    }

    /** The cores that the network leaves. */
    private int batchThreads() {
        return Math.max(1, loader.threads() - settings.threads());
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

    private TrainingFacts facts(Split split) {
        if (lecture.isEmpty()) {
            return TrainingFacts.of(split, settings.seed());
        }
        List<Take> train = new ArrayList<>(split.train());
        lecture.get().unlabelled.forEach(recording -> train.add(Take.recorded(recording)));
        Split heard = new Split(split.plan(), split.fold(), split.folds(), train, split.dev(), split.test());
        return TrainingFacts.of(heard, settings.seed())
                .taughtBy(lecture.get().teacher.metadata().training());
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

    private static List<Outcome> outcomes(List<Example> rows, Scorer scorer, Calibration calibration) {
        List<double[]> scores = scorer.score(rows);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Utterance utterance = rows.get(i).take().utterance();
            Outcome outcome = new Outcome(
                    nameOf(rows.get(i).take()),
                    utterance.corpus(),
                    utterance.speakerId(),
                    utterance.sex(),
                    rows.get(i).label(),
                    calibration.probabilities(scores.get(i)));
            outcomes.add(calibration.judged(outcome, scores.get(i)));
        }
        return outcomes;
    }

    /** The file, with the stretch where the row has one, and the augmented version where it is one. */
    private static String nameOf(Take take) {
        Utterance utterance = take.utterance();
        String start =
                utterance.start().isPresent() ? " from " + utterance.start().getAsDouble() : "";
        String end = utterance.end().isPresent() ? " to " + utterance.end().getAsDouble() : "";
        String version = take.version() > 0 ? " version " + take.version() : "";
        return utterance.file() + start + end + version;
    }

    private ModelMetadata metadata(TrainingFacts facts, Scaler scaler, Calibration calibration, State state) {
        return new ModelMetadata(
                Release.version(),
                LocalDate.now(ZoneOffset.UTC).toString(),
                settings.labels(),
                recipe.id(),
                scaler,
                calibration,
                new ModelMetadata.Network(architecture.name(), networkSettings(state)),
                facts,
                List.of(),
                RecordingTerms.notice(facts.corpora()));
    }

    private Map<String, String> networkSettings(State state) {
        Map<String, String> about = new TreeMap<>();
        about.put("width", Double.toString(settings.network().width()));
        about.put("epoch", Integer.toString(state.bestEpoch()));
        tuning.ifPresent(given -> about.put("encoder", given.described()));
        return about;
    }
}
