package org.intone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.intone.corpus.Split;
import org.intone.corpus.Utterance;
import org.intone.feature.Recipe;
import org.intone.feature.Scaler;
import org.intone.model.Adaptation;
import org.intone.model.Calibration;
import org.intone.network.Architecture;
import org.intone.network.Architecture.Dimensions;
import org.intone.network.LibTorch;
import org.intone.network.Network;
import org.intone.network.Networks;

/**
 * From the rows of a split to a network: weights from train, calibration and shrinkages from dev. Where dev chooses no epoch
 * ({@link FitSettings#refit}), the network is then trained anew on train and dev together, with the same calibration. For one thread.
 */
final class Fitting {
    private final TrainSettings settings;
    private final FeatureLoader loader;
    private final TrainingRows rows;
    private final Optional<Lecture> lecture;
    private final Optional<FineTuning> tuning;
    private final Recipe recipe;
    private final Architecture architecture;
    private final Dimensions dimensions;

    /** @throws IllegalArgumentException if there is no such network, or it does not go together with the recipe or the settings */
    Fitting(TrainSettings settings, FeatureLoader loader, Optional<Lecture> lecture, Optional<FineTuning> tuning) {
        this.settings = settings;
        this.loader = loader;
        this.lecture = lecture;
        this.tuning = tuning;
        this.recipe = loader.recipe();
        this.architecture = Networks.named(settings.network().name());
        this.rows = new TrainingRows(loader, Changes.parse(settings.variation().changes()), settings.labels());
        this.dimensions = new Dimensions(
                recipe.windowFrames(),
                recipe.features(),
                settings.labels().size(),
                settings.network().width(),
                recipe.blocks());
        if (tuning.isEmpty()) {
            requireOneLength();
            // A network that cannot be built shows now, not after the features of thousands of recordings.
            untrained();
        }
        if (architecture.isFittedAtOnce()
                && (!settings.variation().changes().isEmpty()
                        || settings.teaching().isPresent()
                        || settings.tuning().isPresent())) {
            throw new IllegalArgumentException(architecture.name() + " is fitted at once: it takes neither changes from"
                    + " epoch to epoch nor a teacher nor an encoder to fine-tune");
        }
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

    /** A network, what standardises its input, and where its training ended. */
    private record Taught(Network network, Scaler scaler, State state) {}

    Fitted fit(Split split, Checkpoint start, Trainer.Keeper keeper, TrainingListener listener) throws IOException {
        lecture.ifPresent(given -> given.requireUnheard(split));
        Network network = first(split, start, listener);
        List<Example> train = new ArrayList<>(rows.labelled(split.train(), listener));
        List<Example> dev = loader.load("dev", split.dev(), listener);
        Taught first = teach(network, train, dev, start, keeper, listener);
        Scorer scorer = new Scorer(first.network, recipe, first.scaler);
        Calibration calibration = CalibrationFit.fit(scorer.score(dev), dev);
        Optional<Adaptation> adaptation = settings.adapt()
                ? Optional.of(ShrinkageFit.fit(scorer, first.scaler, dev, mostProfiles(), settings.seed()))
                : Optional.empty();
        Fitted fitted = new Fitted(
                first.network,
                first.scaler,
                scorer,
                calibration,
                adaptation,
                first.state,
                train,
                dev,
                Fitted.outcomes(dev, scorer, calibration),
                false);
        return refits() && !listener.interrupted() ? refitted(fitted, split, listener) : fitted;
    }

    private boolean refits() {
        return settings.fit().refit()
                && lecture.isEmpty()
                && tuning.isEmpty()
                && (architecture.isFittedAtOnce()
                        || settings.fit().pace().curve().keepsLast());
    }

    /** If interrupted, what was fitted before. */
    private Fitted refitted(Fitted fitted, Split split, TrainingListener listener) throws IOException {
        List<Example> all = new ArrayList<>(fitted.train());
        try {
            all.addAll(rows.labelled(split.dev(), listener));
            Taught last =
                    teach(untrained(), all, fitted.dev(), null, (figures, checkpoint) -> {}, new Unheard(listener));
            return listener.interrupted()
                    ? fitted
                    : fitted.refitted(last.network, last.scaler, new Scorer(last.network, recipe, last.scaler), all);
        } catch (InterruptedTraining e) {
            return fitted;
        }
    }

    /** Asks whether to stop; the epochs are not the training's own. */
    private record Unheard(TrainingListener listener) implements TrainingListener {
        @Override
        public boolean interrupted() {
            return listener.interrupted();
        }

        @Override
        public void batch(int epoch, int done, int total) {
            listener.batch(epoch, done, total);
        }
    }

    private Taught teach(
            Network network,
            List<Example> train,
            List<Example> dev,
            Checkpoint start,
            Trainer.Keeper keeper,
            TrainingListener listener)
            throws IOException {
        BatchMaker.View view = settings.adapt() ? rows.viewOfSpeakers(train) : rows.view(train, listener);
        Scaler scaler = view.scaler();
        if (architecture.isFittedAtOnce()) {
            return new Taught(
                    AtOnce.fit(shown(train, scaler), scaler, settings), scaler, new State(1, 0, Schedule.start(0), 1));
        }
        Objective objective =
                lecture.isPresent() ? taught(network, lecture.get(), train, listener) : Objective.ofLabels(network);
        Trainer.Rows all = new Trainer.Rows(
                shown(train, scaler),
                shown(dev, scaler),
                settings.labels().size(),
                settings.variation().balance(),
                batchThreads());
        State state = new Trainer(network, view, objective, settings.fit(), settings.seed(), shares())
                .fit(all, start, keeper, listener);
        return new Taught(network, scaler, state);
    }

    private List<Example> shown(List<Example> examples, Scaler scaler) {
        return settings.adapt() ? SpeakerVoices.adapted(examples, scaler) : examples;
    }

    /** Rows of many frames take a network a hundred times as long. */
    private int mostProfiles() {
        return recipe.windowFrames() == 1 ? 120 : 25;
    }

    /** Adds what has no label to the training rows and lets the teachers speak of all of them. */
    private Objective taught(Network network, Lecture given, List<Example> train, TrainingListener listener) {
        TeachingSettings teaching = settings.teaching().orElseThrow();
        train.addAll(rows.unlabelled(given.unlabelled(), listener));
        List<Utterance> recordings =
                train.stream().map(row -> row.take().utterance()).distinct().toList();
        Map<Utterance, Lesson> lessons = given.lessons(recordings, teaching.temperature(), listener);
        train.removeIf(row -> !lessons.containsKey(row.take().utterance()));
        return Objective.taught(network, teaching, lessons, settings.seed());
    }

    /** The cores that the network leaves. */
    private int batchThreads() {
        return Math.max(1, loader.threads() - settings.threads());
    }
}
