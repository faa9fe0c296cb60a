package org.intone.corpus;

import java.util.ArrayList;
import java.util.List;
import org.intone.emotion.Emotion;

/** Rows without recordings, as a scan of the published corpora would give them. */
final class MadeUpRows {
    private static final List<Emotion> SIX =
            List.of(Emotion.ANGER, Emotion.DISGUST, Emotion.FEAR, Emotion.HAPPINESS, Emotion.NEUTRAL, Emotion.SADNESS);

    private MadeUpRows() {}

    /** Each speaker says each statement in six emotions; odd speakers are men. */
    static List<Utterance> corpus(String corpus, int speakers, int statements) {
        List<Utterance> rows = new ArrayList<>();
        for (int speaker = 1; speaker <= speakers; speaker++) {
            for (int statement = 1; statement <= statements; statement++) {
                for (Emotion emotion : SIX) {
                    rows.add(row(corpus, speaker, statement, emotion));
                }
            }
        }
        return rows;
    }

    static Utterance row(String corpus, int speaker, int statement, Emotion emotion) {
        String name = String.join("_", "s" + speaker, "t" + statement, emotion.label());
        return Utterance.of(
                corpus + "/" + name + ".wav",
                new ClipName(
                        corpus,
                        "s" + speaker,
                        speaker % 2 == 1 ? "male" : "female",
                        "",
                        "en",
                        emotion,
                        "",
                        "t" + statement,
                        name));
    }

    /** The four corpora in small: as many speakers as published, fewer statements. */
    static List<Utterance> fourCorpora() {
        List<Utterance> rows = new ArrayList<>();
        rows.addAll(corpus("RAVDESS", 24, 2));
        rows.addAll(corpus("CREMA-D", 91, 3));
        rows.addAll(corpus("TESS", 2, 20));
        rows.addAll(corpus("SAVEE", 4, 15));
        return rows;
    }
}
