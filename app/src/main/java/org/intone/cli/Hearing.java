package org.intone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.intone.audio.AudioDigest;
import org.intone.audio.Waveform;
import org.intone.augment.Augmentations;
import org.intone.augment.Disturbance;
import org.intone.augment.OcclusionMap;
import org.intone.corpus.Recordings;
import org.intone.corpus.Utterance;
import org.intone.evaluate.Outcome;
import org.intone.feature.FeatureMatrix;
import org.intone.model.AdaptationTrial;
import org.intone.model.Calibration;
import org.intone.model.Recognizer;
import org.intone.model.SpeakerProfile;
import org.intone.page.Listened;
import org.intone.report.Figures;

/** Lets a recognizer hear a manifest's rows, and keeps count of those that it does not score. Serves all threads. */
final class Hearing {
    private final Recognizer recognizer;
    private final Recordings recordings;
    private final boolean includeHeard;
    private final AtomicInteger known = new AtomicInteger();
    private final AtomicInteger otherEmotions = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> unreadable = new ConcurrentLinkedQueue<>();

    /** With {@code includeHeard}, recordings that the model heard in training are scored too. */
    Hearing(Recognizer recognizer, Recordings recordings, boolean includeHeard) {
        this.recognizer = recognizer;
        this.recordings = recordings;
        this.includeHeard = includeHeard;
    }

    /**
     * What the model says of one row without knowing its speaker; empty if it is left out. A row without a digest gets it from its
     * samples.
     */
    Optional<AdaptationTrial.Row> hear(Utterance row) {
        OptionalInt label = recognizer.metadata().labels().indexOf(row.emotion());
        if (label.isEmpty()) {
            otherEmotions.incrementAndGet();
            return Optional.empty();
        }
        try {
            if (isHeard(row.sha256())) {
                return Optional.empty();
            }
            Waveform waveform = recordings.read(row);
            if (row.sha256().isEmpty() && isHeard(AudioDigest.sha256(waveform))) {
                return Optional.empty();
            }
            FeatureMatrix features = recognizer.features(waveform);
            Outcome outcome = outcome(row, label.getAsInt(), features);
            return Optional.of(new AdaptationTrial.Row(outcome, features, waveform.durationSeconds()));
        } catch (IOException e) {
            unreadable.add(Problems.line(e, row.file()));
            return Optional.empty();
        }
    }

    private Outcome outcome(Utterance row, int label, FeatureMatrix features) {
        double[] scores = recognizer.logProbabilities(features, SpeakerProfile.unknown());
        Calibration calibration = recognizer.metadata().calibration();
        Outcome outcome = new Outcome(
                row.recording(), row.corpus(), row.speakerId(), row.sex(), label, calibration.probabilities(scores));
        return calibration.judged(outcome, scores).withAge(row.age());
    }

    /** What the model says of features that stand for those of a row. */
    Outcome outcome(HeardRow heard, FeatureMatrix features) {
        return outcome(heard.row(), heard.plain().truth(), features);
    }

    /** The features of a row that was heard before. */
    FeatureMatrix features(HeardRow heard) {
        return recognizer.features(read(heard));
    }

    /** What the answer to a row hangs on. */
    Listened listen(HeardRow heard) {
        Waveform waveform = read(heard);
        int answer = heard.plain().predicted();
        return new Listened(heard.plain(), waveform, OcclusionMap.of(waveform, one -> recognizer
                .probabilities(one)[answer]));
    }

    private Waveform read(HeardRow heard) {
        try {
            return recordings.read(heard.row());
        } catch (IOException e) {
            throw new CommandFailure(Problems.line(e, heard.row().file()));
        }
    }

    /** What the model says of a row that was heard before, disturbed in each of these ways. */
    List<Outcome> disturbed(HeardRow heard, List<Disturbance> disturbances, long seed) {
        Waveform waveform = read(heard);
        List<Outcome> outcomes = new ArrayList<>();
        for (Disturbance one : disturbances) {
            RandomGenerator random = Augmentations.random(seed, heard.row().recording() + one.text(), 1);
            FeatureMatrix features = recognizer.features(one.augmentation().apply(waveform, random));
            outcomes.add(outcome(heard.row(), heard.plain().truth(), features));
        }
        return outcomes;
    }

    private boolean isHeard(String digest) {
        boolean heard = recognizer.metadata().training().heard().contains(digest);
        if (heard) {
            known.incrementAndGet();
        }
        return heard && !includeHeard;
    }

    /** How many rows the model heard in training, included or not. */
    int heard() {
        return known.get();
    }

    /** How many rows could not be read. */
    int unreadable() {
        return unreadable.size();
    }

    /** What was left out, a line for each reason and each unreadable row. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        unreadable.forEach(line -> notes.add("unreadable: " + line));
        if (known.get() > 0) {
            notes.add(Figures.count(known.get(), "recording")
                    + (includeHeard ? " heard in training, included" : " left out: heard in training"));
        }
        if (otherEmotions.get() > 0) {
            notes.add(Figures.count(otherEmotions.get(), "recording") + " left out: of an emotion that the model"
                    + " does not tell apart");
        }
        return notes;
    }
}
