package org.intone.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intone.audio.Waveform;
import org.intone.emotion.TimedPrediction;
import org.intone.model.Adaptation;
import org.intone.model.Calibration;
import org.intone.model.Heard;
import org.intone.model.ModelFile;
import org.intone.model.Recognizer;
import org.intone.model.SpeakerProfile;
import org.junit.jupiter.api.Test;

class AdaptedTimelineTest {
    private static final int RATE = 16_000;
    private static final TimelineSettings UNSMOOTHED = new TimelineSettings(2, 0.5, 0, 0.2, 0.4);

    private static Recognizer adapting() throws IOException {
        ModelFile plain = ModelFile.builtIn();
        Adaptation adaptation = new Adaptation(2, 4, new Calibration(1.5, 0.4));
        return Recognizer.of(plain.with(plain.metadata().withAdaptation(adaptation)));
    }

    @Test
    void anAnswerKnowsWhatWasHeardSoFarAndEachSecondOnce() throws IOException {
        Waveform talk = new Talk(21, RATE, 0.5, 5, 0.8, 1, 0.8, 4, 0.5).waveform();
        try (Recognizer recognizer = adapting()) {
            Timeline timeline = new TimelineRecognizer(recognizer, UNSMOOTHED, true).predict(talk);
            assertTrue(timeline.windows().size() > 10);
            SpeakerProfile profile = SpeakerProfile.unknown();
            double until = 0;
            for (TimedPrediction window : timeline.windows()) {
                int from = (int) Math.round(window.startSeconds() * RATE);
                int to = (int) Math.round(window.endSeconds() * RATE);
                Waveform sound = talk.withSamples(Arrays.copyOfRange(talk.samples(), from, to));
                Heard heard = new Heard(
                        recognizer.features(sound),
                        sound.durationSeconds(),
                        window.prediction().warnings());
                if (window.startSeconds() >= until) {
                    profile = heard.addTo(profile);
                    until = window.endSeconds();
                }
                assertEquals(
                        recognizer.predict(heard, profile).probabilities(),
                        window.prediction().probabilities());
            }
            assertEquals(5, profile.recordings());
        }
    }

    @Test
    void aStreamAdaptsAsTheTimelineDoesAndOtherwiseThanAPlainOne() throws IOException {
        Waveform talk = new Talk(22, RATE, 0.5, 4, 0.8, 3, 0.5).waveform();
        try (Recognizer recognizer = adapting()) {
            TimelineSettings settings = TimelineSettings.STANDARD;
            Timeline timeline = new TimelineRecognizer(recognizer, settings, true).predict(talk);
            List<TimedPrediction> segments = new ArrayList<>();
            StreamRecognizer stream = new StreamRecognizer(recognizer, RATE, settings, true, event -> {
                if (event instanceof StreamEvent.SegmentEnded ended) {
                    segments.add(ended.segment());
                }
            });
            for (int n = 0; n < talk.length(); n++) {
                stream.push(talk.samples(), n, 1);
            }
            stream.end();
            assertEquals(timeline.segments(), segments);
            assertEquals(timeline.summary(), stream.summary());
            Timeline plain = new TimelineRecognizer(recognizer, settings, false).predict(talk);
            assertEquals(plain.windows().size(), timeline.windows().size());
            assertNotEquals(plain.windows(), timeline.windows());
        }
    }
}
