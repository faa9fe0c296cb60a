package org.intone.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.intone.emotion.LabelSet;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Outcome;

/** Evaluations for tests of text and files. */
final class Example {
    private Example() {}

    /** Two corpora, one of which has a single speaker and no surprise: six clips, worked out by hand in the tests. */
    static Evaluation small() {
        List<String> labels = List.of("anger", "sadness", "surprise");
        return Evaluation.of(
                labels,
                List.of(
                        outcome("a1.wav", "A", "A/1", "female", 0, 0.8, 0.1, 0.1),
                        outcome("a2.wav", "A", "A/1", "female", 1, 0.2, 0.5, 0.3),
                        outcome("a3.wav", "A", "A/2", "male", 2, 0.1, 0.2, 0.7),
                        outcome("a4.wav", "A", "A/2", "male", 0, 0.1, 0.6, 0.3),
                        outcome("b,1.wav", "B", "B/1", "", 1, 0.1, 0.9, 0),
                        outcome("b2.wav", "B", "B/1", "", 0, 0.3, 0.1, 0.6)),
                7);
    }

    /** As many clips as the published corpora have, of nine classes: what must fit the width of a page. */
    static Evaluation large() {
        List<String> labels = new ArrayList<>(LabelSet.RAVDESS8.labels());
        labels.add("boredom");
        Random random = new Random(5);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            int truth = i % labels.size();
            double[] probabilities = new double[labels.size()];
            for (int c = 0; c < probabilities.length; c++) {
                probabilities[c] = random.nextDouble() * (c == truth ? 0.5 : 0.3);
            }
            String corpus =
                    List.of("CREMA-D", "RAVDESS", "RAVDESS/song", "SAVEE").get(random.nextInt(4));
            int speaker = random.nextInt(30);
            String sex = speaker % 2 == 0 ? "female" : "male";
            outcomes.add(new Outcome("x.wav", corpus, corpus + "/" + speaker, sex, truth, probabilities));
        }
        return Evaluation.of(labels, outcomes, 1);
    }

    private static Outcome outcome(
            String file, String corpus, String speakerId, String sex, int truth, double... probabilities) {
        return new Outcome(file, corpus, speakerId, sex, truth, probabilities);
    }
}
