package org.intone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intone.corpus.Split;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.model.TrainingFacts;

/**
 * Teachers and what they speak of.
 *
 * @param tutors one or more
 * @param unlabelled recordings beside those of the split
 */
record Lecture(List<Tutor> tutors, List<Utterance> unlabelled) {
    /** Refuses to teach where a teacher would tell of the test. */
    void requireUnheard(Split split) {
        tutors.forEach(tutor -> tutor.teacher().requireUnheard(split));
    }

    /** What the teachers say together of recordings; those that one of them cannot hear are left out. */
    Map<Utterance, Lesson> lessons(List<Utterance> recordings, double temperature, TrainingListener listener) {
        return Tutor.lessons(tutors, recordings, temperature, listener);
    }

    /** What a model that was taught so has heard, at first and second hand. */
    TrainingFacts facts(Split split, long seed) {
        List<Take> train = new ArrayList<>(split.train());
        unlabelled.forEach(recording -> train.add(Take.recorded(recording)));
        Split heard = new Split(split.plan(), split.fold(), split.folds(), train, split.dev(), split.test());
        TrainingFacts facts = TrainingFacts.of(heard, seed);
        for (Tutor tutor : tutors) {
            facts = facts.taughtBy(tutor.teacher().metadata().training());
        }
        return facts;
    }
}
