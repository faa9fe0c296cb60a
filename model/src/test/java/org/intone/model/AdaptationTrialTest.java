package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.intone.evaluate.Adapted;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.evaluate.Outcome;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;
import org.junit.jupiter.api.Test;

class AdaptationTrialTest {
    private static final List<Emotion> MOODS = List.of(Emotion.values()).subList(0, 6);
    private static final Scaler POPULATION = Scaler.of(new float[] {0}, new float[] {1});
    private static final Adaptation ADAPTATION = new Adaptation(1, 8, new Calibration(1, .6));

    /** Above 0 is class 1. */
    private static List<double[]> scores(List<FeatureMatrix> features) {
        return features.stream()
                .map(one -> {
                    double p = 1 / (1 + Math.exp(-one.at(0, 0)));
                    return new double[] {Math.log(1 - p), Math.log(p)};
                })
                .toList();
    }

    /** Ten speakers who are far apart, each with both classes one up and one down of their own mean. */
    private static List<AdaptationTrial.Row> rows() {
        Random random = new Random(1);
        List<AdaptationTrial.Row> rows = new ArrayList<>();
        for (int speaker = 0; speaker < 10; speaker++) {
            double own = 4 * random.nextGaussian();
            for (int i = 0; i < 40; i++) {
                double value = own + (i % 2 == 0 ? -1 : 1) + .3 * random.nextGaussian();
                FeatureMatrix features = new FeatureMatrix(new float[] {(float) value}, 1, 1);
                double[] score = scores(List.of(features)).get(0);
                Outcome plain = new Outcome(
                        "s" + speaker + "-" + i, "C", "C/" + speaker, "", i % 2, Calibration.NONE.probabilities(score));
                rows.add(new AdaptationTrial.Row(plain, features, 2));
            }
        }
        return rows;
    }

    private static AdaptationTrial trial(long seed) {
        return new AdaptationTrial(ADAPTATION, POPULATION, AdaptationTrialTest::scores, seed);
    }

    @Test
    void hearingMoreOfSpeakersHelpsThoseWhoAreFarFromTheMean() {
        AdaptedOutcomes outcomes = trial(3).run(rows());
        Adapted adapted = Adapted.of(List.of("a", "b"), outcomes, 1);
        assertEquals(400, outcomes.wholeSpeaker().size());
        assertEquals(400, outcomes.running().size());
        assertTrue(
                adapted.wholeSpeaker().all().uar() > .97,
                "whole " + adapted.wholeSpeaker().all().uar());
        double running = adapted.running().all().uar();
        assertTrue(running > .85 && running <= adapted.wholeSpeaker().all().uar(), "running " + running);
        List<Adapted.Point> curve = adapted.curve();
        assertEquals(0, curve.get(0).heardSeconds());
        assertTrue(
                curve.get(0).scores().uar() < .75,
                "plain " + curve.get(0).scores().uar());
        assertTrue(curve.get(curve.size() - 1).scores().uar() > .95);
        for (int i = 1; i < curve.size(); i++) {
            assertEquals(400, curve.get(i).scores().clips());
            assertEquals(
                    Math.min(80, 2 * Math.ceil(curve.get(i).seconds() / 2)),
                    curve.get(i).heardSeconds(),
                    1e-9);
        }
    }

    @Test
    void theWholeSpeakersProfileIsOfAllRecordingsAndTheCalibrationIsTheAdapted() {
        List<AdaptationTrial.Row> rows = rows();
        AdaptedOutcomes outcomes = trial(3).run(rows);
        SpeakerProfile profile = SpeakerProfile.unknown();
        for (AdaptationTrial.Row row : rows.subList(0, 40)) {
            profile = profile.with(row.features(), 2);
        }
        Outcome first = outcomes.wholeSpeaker().stream()
                .filter(outcome -> outcome.file().equals("s0-7"))
                .findFirst()
                .orElseThrow();
        FeatureMatrix moved = ADAPTATION.apply(rows.get(7).features(), POPULATION, profile);
        assertEquals(Math.exp(scores(List.of(moved)).get(0)[1]), first.probability(1), 1e-9);
        assertEquals(first.confidence() < .6, first.isUncertain());
    }

    @Test
    void theSameSeedGivesTheSameAndFoldsCanBePooled() {
        AdaptedOutcomes one = trial(3).run(rows());
        AdaptedOutcomes again = trial(3).run(rows());
        AdaptedOutcomes other = trial(4).run(rows());
        assertEquals(files(one.running()), files(again.running()));
        assertFalse(files(one.running()).equals(files(other.running())));
        AdaptedOutcomes pooled = AdaptedOutcomes.pooled(List.of(one, other));
        assertEquals(800, pooled.wholeSpeaker().size());
        assertEquals(one.curve().size(), pooled.curve().size());
        assertEquals(800, pooled.curve().get(2).heard().size());
    }

    private static List<String> files(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::file).toList();
    }

    @Test
    void aRecognizerAdaptsByTheFormula() throws IOException {
        ModelMetadata metadata = TestModels.metadata().withAdaptation(new Adaptation(2, 4, new Calibration(1.5, .4)));
        try (Recognizer recognizer = Recognizer.of(TestModels.model(metadata));
                Recognizer plain = Recognizer.of(TestModels.model())) {
            SpeakerProfile profile = SpeakerProfile.unknown();
            for (int seed = 1; seed < 5; seed++) {
                Heard heard = recognizer.hear(speech(seed));
                profile = heard.addTo(profile);
            }
            assertEquals(4, profile.recordings());
            assertEquals(8, profile.seconds(), 1e-9);
            FeatureMatrix moved =
                    metadata.adaptation().orElseThrow().apply(plain.features(speech(9)), metadata.scaler(), profile);
            double[] expected =
                    new Calibration(1.5, .4).probabilities(plain.logProbabilities(moved, SpeakerProfile.unknown()));
            double[] actual = recognizer.predict(speech(9), profile).probabilities().values().stream()
                    .mapToDouble(p -> p)
                    .toArray();
            assertArrayEquals(expected, actual, 1e-9);
            assertEquals(
                    plain.predict(speech(9)),
                    recognizer.predict(speech(9), SpeakerProfile.unknown()),
                    "of nobody known the model says what it says");
            SpeakerProfile known = profile;
            assertThrows(IllegalArgumentException.class, () -> plain.predict(speech(9), known));
            Heard silence = recognizer.hear(Waveform.of(new float[16_000], 16_000));
            assertEquals(4, silence.addTo(profile).recordings(), "silence tells nothing of a voice");
        }
    }

    @Test
    void theFileAndTheCardKeepIt() throws IOException {
        Adaptation adaptation = new Adaptation(8, 2, new Calibration(1.5, .4));
        ModelMetadata metadata = TestModels.metadata().withAdaptation(adaptation);
        ModelMetadata read =
                ModelFile.read("x.onnx", TestModels.model(metadata).bytes()).metadata();
        assertEquals(adaptation, read.adaptation().orElseThrow());
        assertEquals(adaptation, read.withMeasures(List.of()).adaptation().orElseThrow());
        assertTrue(
                ModelCard.render(read)
                        .contains("\nadapts      to a speaker: mean shrunk by 8.0 recordings, deviation by 2.0;"
                                + " temperature 1.500, uncertain below 40.0 %\n"),
                ModelCard.render(read));
        assertTrue(BuiltInModel.file().metadata().adaptation().isEmpty(), "a model of before");
    }

    private static Waveform speech(int seed) {
        return VoiceSynthesizer.speak(Voice.of(true, 5), MOODS.get(seed % MOODS.size()), 2, 16_000, seed);
    }
}
