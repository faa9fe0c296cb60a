package org.intone.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Prediction ANGRY =
            new Prediction("anger", 0.75, Map.of("anger", 0.75, "fear", 0.25), false, List.of());
    private static final TimelineSummary NOTHING =
            new TimelineSummary(0, Map.of("anger", 0.0), Map.of(), 0, Optional.empty(), List.of());

    private static TimedPrediction at(double start, double end) {
        return new TimedPrediction(start, end, ANGRY);
    }

    @Test
    void windowsMayOverlapAndSegmentsMayNot() {
        List<TimedPrediction> overlapping = List.of(at(0, 2), at(0.5, 2.5), at(1, 3));
        assertEquals(
                3,
                new Timeline(0, 3, overlapping, List.of(at(0, 1), at(1, 3)), NOTHING)
                        .windows()
                        .size());
        assertRefused(
                "segments must be in order and end by 3.0 s; one of 0.5 to 2.5 s came where none may start before 2.0",
                () -> new Timeline(0, 3, List.of(), overlapping, NOTHING));
        assertRefused(
                "windows must be in order and end by 3.0 s; one of 0.0 to 2.0 s came where none may start before 1.0",
                () -> new Timeline(0, 3, List.of(at(1, 3), at(0, 2)), List.of(), NOTHING));
    }

    @Test
    void nothingIsHeardBehindTheEnd() {
        assertRefused(
                "windows must be in order and end by 2.9 s; one of 1.0 to 3.0 s came where none may start before 0.0",
                () -> new Timeline(1, 2.9, List.of(at(1, 3)), List.of(), NOTHING));
        assertRefused("channel must be 0 or more, was -1", () -> new Timeline(-1, 1, List.of(), List.of(), NOTHING));
        assertRefused(
                "durationSeconds must be finite and 0.0 or more, was NaN",
                () -> new Timeline(0, Double.NaN, List.of(), List.of(), NOTHING));
    }

    @Test
    void whatIsGivenIsCopied() {
        List<TimedPrediction> windows = new ArrayList<>(List.of(at(0, 1)));
        Timeline timeline = new Timeline(0, 1, windows, windows, NOTHING);
        windows.clear();
        assertEquals(1, timeline.windows().size());
        Map<String, Double> seconds = new LinkedHashMap<>(Map.of("fear", 1.0));
        TimelineSummary summary = new TimelineSummary(
                1, seconds, Map.of("fear", 1.0), 0, Optional.of(ANGRY), new ArrayList<>(List.of("noisy")));
        seconds.put("anger", 2.0);
        assertEquals(Map.of("fear", 1.0), summary.secondsByEmotion());
    }

    @Test
    void anAnswerIsThereIfThereIsSpeechAndOnlyThen() {
        assertRefused(
                "overall and probabilities must be there if there is speech",
                () -> new TimelineSummary(1, Map.of(), Map.of("fear", 1.0), 0, Optional.empty(), List.of()));
        assertRefused(
                "overall and probabilities must be there if there is speech",
                () -> new TimelineSummary(0, Map.of(), Map.of(), 0, Optional.of(ANGRY), List.of()));
        assertRefused(
                "uncertainSeconds must be finite and 0.0 or more, was -1.0",
                () -> new TimelineSummary(0, Map.of(), Map.of(), -1, Optional.empty(), List.of()));
    }

    @Test
    void settingsHaveRanges() {
        assertRefused("windowSeconds must be from 0.1 to 60, was 0.05", () -> settings(0.05, 0.01, 1, 0.2, 0.4));
        assertRefused("windowSeconds must be from 0.1 to 60, was NaN", () -> settings(Double.NaN, 0.5, 1, 0.2, 0.4));
        assertRefused(
                "hopSeconds must be from 0.05 to the window's 2.0, was 2.5",
                () -> TimelineSettings.STANDARD.withWindow(2, 2.5));
        assertRefused("hopSeconds must be from 0.05 to the window's 2.0, was 0.0", () -> settings(2, 0, 1, 1, 1));
        assertRefused("smoothingSeconds must be from 0 to 60, was -1.0", () -> settings(2, 1, -1, 0.2, 0.4));
        assertRefused("leastSpeechSeconds must be above 0 and at most 10, was 0.0", () -> settings(2, 1, 0, 0, 0.4));
        assertRefused("leastPauseSeconds must be above 0 and at most 10, was 11.0", () -> settings(2, 1, 0, 0.2, 11));
        assertEquals(3, TimelineSettings.STANDARD.withWindow(3, 1).windowSeconds());
    }

    @Test
    void aWindowOrAHopMayBeChosenAlone() {
        TimelineSettings usual = TimelineSettings.STANDARD;
        assertEquals(usual, usual.withWindow(Optional.empty(), Optional.empty()));
        assertEquals(usual.withWindow(3, 0.5), usual.withWindow(Optional.of(3.0), Optional.empty()));
        assertEquals(usual.withWindow(0.2, 0.2), usual.withWindow(Optional.of(0.2), Optional.empty()));
        assertEquals(usual.withWindow(2, 1), usual.withWindow(Optional.empty(), Optional.of(1.0)));
    }

    @Test
    void eventsCheckTheirTimes() {
        assertRefused("atSeconds must be finite and 0.0 or more, was -1.0", () -> new StreamEvent.SpeechStarted(-1));
        assertRefused("endSeconds must be finite and 2.0 or more, was 1.0", () -> new StreamEvent.SpeechEnded(2, 1));
    }

    private static TimelineSettings settings(double window, double hop, double smoothing, double speech, double pause) {
        return new TimelineSettings(window, hop, smoothing, speech, pause);
    }

    private static void assertRefused(String message, Supplier<?> making) {
        String said = assertThrows(IllegalArgumentException.class, making::get).getMessage();
        assertTrue(said.startsWith(message), said);
    }
}
