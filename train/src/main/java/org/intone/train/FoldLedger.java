package org.intone.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.intone.corpus.Split;

/**
 * Which folds of some tasks have their result in a folder and which are open; each result is written as it comes, whole, and counts
 * once. For one thread at a time.
 */
public final class FoldLedger {
    private final Path folder;
    private final List<List<FoldResult>> results = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final int all;
    private long workLeft;
    private long workDone;

    /**
     * A fold without a result.
     *
     * @param task whose place is that in the list of tasks
     */
    public record Open(FoldTask task, Split fold, int place, int index) {
        /** What it takes is thought to grow with this. */
        long work() {
            return fold.train().size();
        }
    }

    private FoldLedger(Path folder, int all) {
        this.folder = folder;
        this.all = all;
    }

    /**
     * Looks what is there.
     *
     * @throws IOException if a result comes from other settings or rows
     */
    public static FoldLedger read(Path folder, List<FoldTask> tasks) throws IOException {
        FoldLedger ledger = new FoldLedger(
                folder, tasks.stream().mapToInt(task -> task.folds().size()).sum());
        for (FoldTask task : tasks) {
            ledger.add(task);
        }
        ledger.workLeft = ledger.open.stream().mapToLong(Open::work).sum();
        return ledger;
    }

    /** A null holds the place of a result that is not there yet. */
    private void add(FoldTask task) throws IOException {
        List<FoldResult> own = new ArrayList<>();
        for (Split fold : task.folds()) {
            Path file = file(task, fold);
            if (Files.exists(file)) {
                own.add(FoldFile.read(file, FoldFile.key(task.settings(), fold)));
            } else {
                own.add(null);
                open.add(new Open(task, fold, results.size(), own.size() - 1));
            }
        }
        results.add(own);
    }

    private Path file(FoldTask task, Split fold) {
        return folder.resolve(task.folder()).resolve("fold-" + fold.fold() + ".json");
    }

    /** The folds that had no result, in order. */
    public List<Open> open() {
        return List.copyOf(open);
    }

    /** How many had one. */
    public int kept() {
        return all - open.size();
    }

    /** Keeps a result. */
    public void enter(Open fold, FoldResult result) throws IOException {
        enter(fold, FoldFile.text(fold.task().settings(), fold.fold(), result));
    }

    /**
     * Keeps a result that was measured elsewhere.
     *
     * @param text as {@link FoldFile#text} has it
     * @return the result
     * @throws IOException if it is not of this fold
     */
    public FoldResult enter(Open fold, String text) throws IOException {
        Path file = file(fold.task(), fold.fold());
        FoldResult result =
                FoldFile.parse(file.toString(), text, FoldFile.key(fold.task().settings(), fold.fold()));
        FoldFile.write(file, text);
        if (results.get(fold.place()).set(fold.index(), result) == null) {
            workLeft -= fold.work();
            workDone += fold.work();
        }
        return result;
    }

    /**
     * How long the rest takes if each training row takes as long as those so far.
     *
     * @param seconds that what was entered took
     */
    public double secondsLeft(double seconds) {
        return workDone == 0 ? Double.NaN : seconds * workLeft / workDone;
    }

    /** For each task the results of its folds, in order; null where there is none yet. */
    public List<List<FoldResult>> results() {
        return results.stream()
                .map(own -> Collections.unmodifiableList(new ArrayList<>(own)))
                .toList();
    }
}
