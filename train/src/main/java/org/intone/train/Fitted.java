package org.intone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.evaluate.Outcome;
import org.intone.feature.Scaler;
import org.intone.model.Adaptation;
import org.intone.model.AdaptationTrial;
import org.intone.model.Calibration;
import org.intone.network.Network;

/**
 * A trained network and what belongs to it.
 *
 * @param scaler what standardises the features
 * @param scorer of the network
 * @param calibration fitted to dev
 * @param adaptation learned on dev, where the network adapts to speakers
 * @param state where the training ended
 * @param train the rows that taught it
 * @param dev the rows that chose and calibrated
 * @param devOutcomes what it said of those before any of them taught it
 * @param refitted whether dev taught it in the end
 */
record Fitted(
        Network network,
        Scaler scaler,
        Scorer scorer,
        Calibration calibration,
        Optional<Adaptation> adaptation,
        State state,
        List<Example> train,
        List<Example> dev,
        List<Outcome> devOutcomes,
        boolean refitted) {

    /** The same with a network that was trained anew. */
    Fitted refitted(Network other, Scaler otherScaler, Scorer otherScorer, List<Example> taught) {
        return new Fitted(
                other, otherScaler, otherScorer, calibration, adaptation, state, taught, dev, devOutcomes, true);
    }

    /** What the model says of rows, as if it knew nothing of their speakers. */
    List<Outcome> outcomes(List<Example> rows) {
        return outcomes(rows, scorer, calibration);
    }

    static List<Outcome> outcomes(List<Example> rows, Scorer scorer, Calibration calibration) {
        List<double[]> scores = scorer.score(rows);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Utterance utterance = rows.get(i).take().utterance();
            Outcome outcome = new Outcome(
                    nameOf(rows.get(i).take()),
                    utterance.corpus(),
                    utterance.speakerId(),
                    utterance.sex(),
                    rows.get(i).label(),
                    calibration.probabilities(scores.get(i)));
            outcomes.add(calibration.judged(outcome, scores.get(i)).withAge(utterance.age()));
        }
        return outcomes;
    }

    /**
     * What it says when it has heard more of each speaker; empty if it does not adapt or there are no rows.
     *
     * @param plain what {@link #outcomes} says of the rows
     * @param curve whether to trace the answers over the seconds heard too
     */
    Optional<AdaptedOutcomes> adapted(List<Example> rows, List<Outcome> plain, boolean curve, long seed) {
        if (adaptation.isEmpty() || rows.isEmpty()) {
            return Optional.empty();
        }
        List<AdaptationTrial.Row> trial = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            trial.add(
                    new AdaptationTrial.Row(plain.get(i), rows.get(i).features(), SpeakerVoices.seconds(rows.get(i))));
        }
        AdaptationTrial whole = new AdaptationTrial(adaptation.get(), scaler, scorer::scoreFeatures, seed);
        return Optional.of(curve ? whole.run(trial) : whole.withoutCurve(trial));
    }

    /** The file, with the stretch where the row has one, and the augmented version where it is one. */
    private static String nameOf(Take take) {
        Utterance utterance = take.utterance();
        String start =
                utterance.start().isPresent() ? " from " + utterance.start().getAsDouble() : "";
        String end = utterance.end().isPresent() ? " to " + utterance.end().getAsDouble() : "";
        String version = take.version() > 0 ? " version " + take.version() : "";
        return utterance.file() + start + end + version;
    }
}
