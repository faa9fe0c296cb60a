package org.intone.timeline;

import java.util.ArrayList;
import java.util.List;
import org.intone.audio.AudioFault;
import org.intone.emotion.Prediction;
import org.intone.model.Calibration;
import org.intone.model.Heard;
import org.intone.model.Recognizer;
import org.intone.model.SpeakerProfile;

/** Names the emotions in the windows of one or more channels. Serves all threads. */
final class Ear {
    private final Recognizer recognizer;
    private final boolean adapts;

    /**
     * @param adapt whether each channel is one speaker, of whom more and more is known
     * @throws IllegalArgumentException if the model was not trained for that
     */
    Ear(Recognizer recognizer, boolean adapt) {
        if (adapt && recognizer.metadata().adaptation().isEmpty()) {
            throw new IllegalArgumentException(
                    "adapt must be false: the model was not trained with --adapt speaker, so it knows no speakers");
        }
        this.recognizer = recognizer;
        this.adapts = adapt;
    }

    /** What was heard in a window; the answer, where it needs nothing that was heard before. */
    record Listened(Part.Window window, Heard heard, Prediction prediction) {}

    /** Hears one window, on any thread and in any order. */
    Listened hear(Part.Window window) {
        Heard plain = recognizer.hear(window.sound(), window.measures());
        Heard heard = new Heard(plain.features(), plain.seconds(), warnings(plain.warnings(), window.clipped()));
        Prediction prediction = adapts ? null : recognizer.predict(heard, SpeakerProfile.unknown());
        return new Listened(window.withoutSound(), heard, prediction);
    }

    /** What the source's own samples say of clipping, since a resampled flat top is not flat. */
    private static List<String> warnings(List<String> warnings, boolean clipped) {
        String word = AudioFault.CLIPPED.words();
        if (warnings.contains(word) == clipped) {
            return warnings;
        }
        List<String> own = new ArrayList<>(warnings);
        own.remove(word);
        if (clipped) {
            own.add(word);
        }
        return own;
    }

    /** What is known of a channel's speaker so far. For one thread. */
    final class Speaker {
        private SpeakerProfile profile = SpeakerProfile.unknown();
        private long heardUntil;

        /**
         * The answer for the next window of the channel. A window that overlaps one that is in the profile is not added to it: each
         * second of speech shall count once.
         */
        Prediction answer(Listened listened) {
            if (!adapts) {
                return listened.prediction;
            }
            if (listened.window.start() >= heardUntil) {
                profile = listened.heard.addTo(profile);
                heardUntil = listened.window.end();
            }
            return recognizer.predict(listened.heard, profile);
        }
    }

    /** How probabilities become answers. */
    Answers answers() {
        Calibration calibration = adapts
                ? recognizer.metadata().adaptation().orElseThrow().calibration()
                : recognizer.metadata().calibration();
        return new Answers(recognizer.metadata().labels().labels(), calibration.uncertainBelow());
    }

    /** The rate at which windows are wanted. */
    int sampleRate() {
        return recognizer.sampleRate();
    }
}
