package org.intone.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.intone.corpus.Split;
import org.intone.corpus.Take;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.feature.Recipes;

/**
 * Trains and measures single folds of any settings. Every recording is described once for all of them and stays in memory. Prints
 * nothing. Serves all threads, each with a fold of its own: what one gives does not hang on the others.
 */
public final class FoldTrainer {
    private final RecordingReader reader;
    private final int featureThreads;
    private final Optional<Path> cache;
    private final Map<String, FeatureLoader> loaders = new ConcurrentHashMap<>();

    /**
     * A trainer that knows no features yet.
     *
     * @param featureThreads threads that compute features for one caller
     * @param cache where features are kept on disk, as {@link FeatureLoader#keptIn} has it
     */
    public FoldTrainer(RecordingReader reader, int featureThreads, Optional<Path> cache) {
        this.reader = reader;
        this.featureThreads = featureThreads;
        this.cache = cache;
    }

    /**
     * Refuses settings of which no network can be built, before anything is read.
     *
     * @throws IllegalArgumentException if there is no such network or recipe, or the two do not go together
     * @throws IllegalStateException if LibTorch is not there for this machine
     */
    public void require(TrainSettings settings) {
        run(settings);
    }

    private TrainingRun run(TrainSettings settings) {
        return new TrainingRun(settings, loader(settings));
    }

    private FeatureLoader loader(TrainSettings settings) {
        return loaders.computeIfAbsent(settings.network().recipe(), recipe -> loader(recipe, settings))
                .sharing(settings.labels(), settings.seed());
    }

    private FeatureLoader loader(String recipe, TrainSettings settings) {
        FeatureLoader loader =
                new FeatureLoader(reader, Recipes.named(recipe), settings.labels(), settings.seed(), featureThreads);
        return cache.map(loader::keptIn).orElse(loader);
    }

    /** All takes of some folds, each once, in their order. */
    public static List<Take> takes(List<Split> folds) {
        Set<Take> takes = new LinkedHashSet<>();
        for (Split fold : folds) {
            takes.addAll(fold.train());
            takes.addAll(fold.dev());
            takes.addAll(fold.test());
        }
        return List.copyOf(takes);
    }

    /** Computes the features of takes before they are needed; those that cannot be read are named to the listener. */
    public void describe(TrainSettings settings, List<Take> takes, TrainingListener listener) {
        if (!takes.isEmpty()) {
            loader(settings).load("recordings", takes, listener);
        }
    }

    /**
     * Trains and measures a fold.
     *
     * @throws InterruptedTraining if interrupted
     */
    public FoldResult measure(TrainSettings settings, Split fold, TrainingListener listener) throws IOException {
        TrainingRun run = run(settings);
        long began = System.nanoTime();
        TrainingRun.Measured measured = run.measure(fold, listener);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new FoldResult(
                measured.epochs(),
                measured.bestEpoch(),
                seconds,
                measured.test(),
                measured.adapted().map(AdaptedOutcomes::wholeSpeaker).orElse(List.of()),
                measured.adapted().map(AdaptedOutcomes::running).orElse(List.of()));
    }
}
