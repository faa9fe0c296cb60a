package org.intone.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.LabelSet;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;

/** Loads what a training learns from: features where the sound stays as it is, else the sound itself. */
final class TrainingRows {
    private final FeatureLoader loader;
    private final Changes changes;
    private final LabelSet labels;

    TrainingRows(FeatureLoader loader, Changes changes, LabelSet labels) {
        this.loader = loader;
        this.changes = changes;
        this.labels = labels;
    }

    /** Rows that have a label. */
    List<Example> labelled(List<Take> takes, TrainingListener listener) {
        return changes.sound().isPresent()
                ? loader.soundRows().load("train", takes, labels, listener)
                : loader.load("train", takes, listener);
    }

    /** Rows of which a teacher alone speaks. */
    List<Example> unlabelled(List<Utterance> recordings, TrainingListener listener) {
        if (changes.sound().isPresent()) {
            return loader.soundRows().unlabelled("unlabelled", recordings, listener);
        }
        Map<Utterance, FeatureMatrix> features = loader.features("unlabelled", recordings, listener);
        List<Example> rows = new ArrayList<>();
        features.forEach((recording, own) -> rows.add(new Example(Take.recorded(recording), Example.UNLABELLED, own)));
        return rows;
    }

    /** How rows are shown; the scaler is fitted on labelled ones as recorded, whatever is changed later. */
    BatchMaker.View view(List<Example> labelled, TrainingListener listener) {
        if (!loader.recipe().padded()) {
            // An encoder that was trained before takes them as they are.
            return new BatchMaker.View(loader.recipe(), unscaled(loader.recipe().features()), shown(), changes);
        }
        if (changes.sound().isEmpty()) {
            Scaler scaler = Scaler.fit(labelled.stream().map(Example::features).toList());
            return new BatchMaker.View(loader.recipe(), scaler, Shown.AS_LOADED, changes);
        }
        Scaler scaler = loader.soundRows().scaler(labelled, listener);
        return new BatchMaker.View(loader.recipe(), scaler, shown(), changes);
    }

    private Shown shown() {
        return changes.sound().isPresent()
                ? loader.soundRows().changed(changes.sound().get())
                : Shown.AS_LOADED;
    }

    private static Scaler unscaled(int features) {
        float[] ones = new float[features];
        Arrays.fill(ones, 1);
        return Scaler.of(new float[features], ones);
    }

    /** The same of rows that are normalised by speaker: the scaler is that of the mean speaker. */
    BatchMaker.View viewOfSpeakers(List<Example> train) {
        return new BatchMaker.View(loader.recipe(), SpeakerVoices.population(train), Shown.AS_LOADED, changes);
    }
}
