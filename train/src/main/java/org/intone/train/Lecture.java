package org.intone.train;

import java.util.ArrayList;
import java.util.List;
import org.intone.corpus.Split;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.model.TrainingFacts;

/**
 * A teacher and what it speaks of.
 *
 * @param teacher open as long as this is used
 * @param described features by the teacher's recipe
 * @param unlabelled recordings beside those of the split
 */
record Lecture(Teacher teacher, FeatureLoader described, List<Utterance> unlabelled) {
    /** What a model that was taught so has heard, at first and second hand. */
    TrainingFacts facts(Split split, long seed) {
        List<Take> train = new ArrayList<>(split.train());
        unlabelled.forEach(recording -> train.add(Take.recorded(recording)));
        Split heard = new Split(split.plan(), split.fold(), split.folds(), train, split.dev(), split.test());
        return TrainingFacts.of(heard, seed).taughtBy(teacher.metadata().training());
    }
}
