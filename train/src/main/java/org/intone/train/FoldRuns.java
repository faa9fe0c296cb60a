package org.intone.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.intone.corpus.Split;

/**
 * Trains and measures folds on this machine, one after the other. Every recording is described once for all of them. Prints nothing.
 * For one thread.
 */
public final class FoldRuns implements FoldRunner {
    private final Path folder;
    private final FoldTrainer trainer;

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
        this.folder = folder;
        this.trainer = new FoldTrainer(reader, featureThreads, cache);
    }

    @Override
    public List<List<FoldResult>> run(List<FoldTask> tasks, Listener listener) throws IOException {
        FoldLedger ledger = FoldLedger.read(folder, tasks);
        listener.planned(ledger.kept(), ledger.open().size());
        // A network that cannot be built shows now, not after the features of thousands of recordings.
        tasks.forEach(task -> trainer.require(task.settings()));
        for (int i = 0; i < tasks.size(); i++) {
            int place = i;
            List<Split> folds = ledger.open().stream()
                    .filter(next -> next.place() == place)
                    .map(FoldLedger.Open::fold)
                    .toList();
            trainer.describe(tasks.get(i).settings(), FoldTrainer.takes(folds), listener);
        }
        Quiet quiet = new Quiet(listener);
        double seconds = 0;
        for (FoldLedger.Open next : ledger.open()) {
            FoldResult result = trainer.measure(next.task().settings(), next.fold(), quiet);
            ledger.enter(next, result);
            seconds += result.seconds();
            listener.fold(next.task(), next.fold(), result, ledger.secondsLeft(seconds));
        }
        return ledger.results();
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
