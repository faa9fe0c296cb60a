package org.intone.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intone.corpus.Split;
import org.intone.corpus.Take;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.feature.Recipes;

/**
 * Trains and measures many folds of many settings, one after the other. Every recording is described once for all of them; the
 * result of each fold is kept on disk as soon as it is there, and one that is there is not computed again. Prints nothing. For one
 * thread.
 *
 * <pre>
 * FOLDER/ravdess-loso/seed-1/fold-1.json
 * </pre>
 */
public final class FoldRuns {
    private final RecordingReader reader;
    private final Path folder;
    private final int featureThreads;
    private final Optional<Path> cache;
    private final Map<String, FeatureLoader> loaders = new HashMap<>();

    /**
     * Runs whose results lie in a folder.
     *
     * @param featureThreads threads that compute features
     */
    public FoldRuns(RecordingReader reader, Path folder, int featureThreads) {
        this(reader, folder, featureThreads, Optional.empty());
    }

    /**
     * The same, which keeps features on disk.
     *
     * @param cache where, as {@link FeatureLoader#keptIn} has it
     */
    public FoldRuns(RecordingReader reader, Path folder, int featureThreads, Optional<Path> cache) {
        this.reader = reader;
        this.folder = folder;
        this.featureThreads = featureThreads;
        this.cache = cache;
    }

    /** Hears how the runs go on and may stop them. */
    public interface Listener extends TrainingListener {
        /** So many folds were measured by an earlier call, and so many are to do. */
        default void planned(int kept, int toDo) {}

        /** A fold is measured and kept; the seconds are those that the folds to come are thought to take. */
        default void fold(FoldTask task, Split fold, FoldResult result, double secondsLeft) {}
    }

    /** A fold that has no result yet, and where its result goes. */
    private record Todo(FoldTask task, Split fold, int place, int index) {}

    /**
     * Measures all folds that have no result yet.
     *
     * @return for each task the results of its folds, in order
     * @throws InterruptedTraining if interrupted; what was measured is kept
     * @throws IOException if a result that is there comes from other settings or rows
     */
    public List<List<FoldResult>> run(List<FoldTask> tasks, Listener listener) throws IOException {
        List<List<FoldResult>> results = new ArrayList<>();
        List<List<Todo>> todo = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            results.add(new ArrayList<>());
            todo.add(kept(tasks.get(i), results.get(i), i));
        }
        int open = todo.stream().mapToInt(List::size).sum();
        int all = tasks.stream().mapToInt(task -> task.folds().size()).sum();
        listener.planned(all - open, open);
        // A network that cannot be built shows now, not after the features of thousands of recordings.
        List<TrainingRun> runs = new ArrayList<>();
        for (FoldTask task : tasks) {
            runs.add(new TrainingRun(task.settings(), loader(task.settings())));
        }
        for (List<Todo> folds : todo) {
            describe(folds, listener);
        }
        Quiet quiet = new Quiet(listener);
        List<Todo> queue = todo.stream().flatMap(List::stream).toList();
        TimeLeft left = new TimeLeft(queue.stream().mapToLong(FoldRuns::work).sum());
        for (Todo next : queue) {
            FoldResult result = measure(next, runs.get(next.place), quiet);
            results.get(next.place).set(next.index, result);
            listener.fold(next.task, next.fold, result, left.after(work(next), result.seconds()));
        }
        return results;
    }

    /** The results that are there; a null holds the place of each of the folds that are returned. */
    private List<Todo> kept(FoldTask task, List<FoldResult> results, int place) throws IOException {
        List<Todo> todo = new ArrayList<>();
        for (Split fold : task.folds()) {
            Path file = file(task, fold);
            if (Files.exists(file)) {
                results.add(FoldFile.read(file, FoldFile.key(task.settings(), fold)));
            } else {
                results.add(null);
                todo.add(new Todo(task, fold, place, results.size() - 1));
            }
        }
        return todo;
    }

    private Path file(FoldTask task, Split fold) {
        return folder.resolve(task.folder()).resolve("fold-" + fold.fold() + ".json");
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

    private void describe(List<Todo> folds, TrainingListener listener) {
        Set<Take> takes = new LinkedHashSet<>();
        for (Todo next : folds) {
            takes.addAll(next.fold.train());
            takes.addAll(next.fold.dev());
            takes.addAll(next.fold.test());
        }
        if (!takes.isEmpty()) {
            loader(folds.get(0).task.settings()).load("recordings", List.copyOf(takes), listener);
        }
    }

    private FoldResult measure(Todo next, TrainingRun run, TrainingListener listener) throws IOException {
        long began = System.nanoTime();
        TrainingRun.Measured measured = run.measure(next.fold, listener);
        double seconds = (System.nanoTime() - began) / 1e9;
        FoldResult result = new FoldResult(
                measured.epochs(),
                measured.bestEpoch(),
                seconds,
                measured.test(),
                measured.adapted().map(AdaptedOutcomes::wholeSpeaker).orElse(List.of()),
                measured.adapted().map(AdaptedOutcomes::running).orElse(List.of()));
        FoldFile.write(file(next.task, next.fold), FoldFile.key(next.task.settings(), next.fold), result);
        return result;
    }

    private static long work(Todo next) {
        return next.fold.train().size();
    }

    /** How long is left if every training row takes as long as those so far. */
    private static final class TimeLeft {
        private long left;
        private long done;
        private double seconds;

        TimeLeft(long all) {
            this.left = all;
        }

        double after(long work, double took) {
            left -= work;
            done += work;
            seconds += took;
            return seconds * left / done;
        }
    }

    /** Asks whether to stop and names what is unreadable; what is loaded is known already, and epochs are too many to tell. */
    private record Quiet(TrainingListener listener) implements TrainingListener {
        @Override
        public boolean interrupted() {
            return listener.interrupted();
        }

        @Override
        public void unreadable(String file, IOException problem) {
            listener.unreadable(file, problem);
        }

        @Override
        public void batch(int epoch, int done, int total) {
            listener.batch(epoch, done, total);
        }
    }
}
