package org.intone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.intone.corpus.Split;

/** Trains a model for each fold of a plan and pools what they say of their test rows. */
public final class CrossValidation {
    private final TrainingRun run;

    /** One run serves all folds, so that every recording is described once. */
    public CrossValidation(TrainingRun run) {
        this.run = run;
    }

    /**
     * Trains fold after fold, each in its own folder {@code fold-1}, {@code fold-2} and so on.
     *
     * @param resume whether to go on where an earlier training of the folder ended
     * @return one result for each fold that was trained; fewer than there are folds only if interrupted
     */
    public List<TrainingResult> run(List<Split> folds, RunFolder folder, boolean resume, TrainingListener listener)
            throws IOException {
        List<TrainingResult> results = new ArrayList<>();
        for (Split fold : folds) {
            RunFolder own = folder.fold(fold.fold());
            TrainingResult result = resume ? run.resume(fold, own, listener) : run.start(fold, own, listener);
            results.add(result);
            if (result.interrupted()) {
                break;
            }
        }
        return results;
    }
}
