package org.intone.train;

import java.io.IOException;
import java.util.List;
import org.intone.corpus.Split;

/**
 * Trains and measures many folds of many settings. The result of each fold is kept on disk as soon as it is there, whoever runs it, and
 * one that is there is not computed again:
 *
 * <pre>
 * FOLDER/ravdess-loso/seed-1/fold-1.json
 * </pre>
 */
public interface FoldRunner {
    /**
     * Measures all folds that have no result yet.
     *
     * @return for each task the results of its folds, in order
     * @throws InterruptedTraining if interrupted; what was measured is kept
     * @throws IOException if a result that is there comes from other settings or rows, or a fold could not be trained; one line
     */
    List<List<FoldResult>> run(List<FoldTask> tasks, Listener listener) throws IOException;

    /** A fold's name for people: {@code ravdess-loso/seed-1 fold 3/20}. */
    static String name(FoldTask task, Split fold) {
        return task.folder() + " fold " + fold.fold() + "/" + fold.folds();
    }

    /** Hears how the runs go on and may stop them. */
    interface Listener extends TrainingListener {
        /** So many folds were measured by an earlier call, and so many are to do. */
        default void planned(int kept, int toDo) {}

        /** A fold is measured and kept; the seconds are those that the folds to come are thought to take. */
        default void fold(FoldTask task, Split fold, FoldResult result, double secondsLeft) {}

        /** A fold could not be trained, while others go on; one line says why. */
        default void failed(FoldTask task, Split fold, String problem) {}
    }
}
