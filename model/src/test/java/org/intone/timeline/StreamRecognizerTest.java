package org.intone.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.intone.audio.Waveform;
import org.intone.emotion.TimedPrediction;
import org.intone.model.Recognizer;
import org.junit.jupiter.api.Test;

class StreamRecognizerTest {
    private static final TimelineSettings SETTINGS = TimelineSettings.STANDARD;

    @Provide
    Arbitrary<Integer> rates() {
        return Arbitraries.of(8000, 11_025, 16_000, 22_050, 44_100, 48_000);
    }

    @Property(tries = 24)
    void whatAStreamTellsIsTheBatchTimelineHoweverItIsCut(
            @ForAll("rates") int rate, @ForAll @IntRange(min = 1, max = 50_000) int mostAtOnce, @ForAll long seed) {
        Waveform talk = new Talk(seed, rate, 0.3, 2.7, 0.6, 0.5, 0.7, 1.4, 0.2).waveform();
        Timeline batch = new TimelineRecognizer(Recognizer.builtIn(), SETTINGS, false).predict(talk);
        List<StreamEvent> events = new ArrayList<>();
        StreamRecognizer stream = new StreamRecognizer(Recognizer.builtIn(), rate, SETTINGS, false, events::add);
        push(stream, talk.samples(), mostAtOnce, seed);
        assertFalse(batch.windows().isEmpty());
        assertEquals(batch.windows(), windows(events));
        assertEquals(batch.segments(), segments(events));
        assertEquals(batch.summary(), stream.summary());
        assertEquals(batch.durationSeconds(), stream.seconds());
    }

    private static void push(StreamRecognizer stream, float[] samples, int mostAtOnce, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < samples.length; ) {
            int count = Math.min(samples.length - n, random.nextInt(0, mostAtOnce + 1));
            stream.push(samples, n, count);
            n += count;
        }
        stream.end();
    }

    private static List<TimedPrediction> windows(List<StreamEvent> events) {
        return events.stream()
                .filter(StreamEvent.EmotionHeard.class::isInstance)
                .map(event -> ((StreamEvent.EmotionHeard) event).window())
                .toList();
    }

    private static List<TimedPrediction> segments(List<StreamEvent> events) {
        return events.stream()
                .filter(StreamEvent.SegmentEnded.class::isInstance)
                .map(event -> ((StreamEvent.SegmentEnded) event).segment())
                .toList();
    }

    @Test
    void nothingComesAfterTheEnd() {
        StreamRecognizer stream = new StreamRecognizer(Recognizer.builtIn(), 16_000, SETTINGS, false, event -> {});
        stream.end();
        assertEquals(0, stream.seconds());
        assertEquals(
                "the stream has ended",
                assertThrows(IllegalStateException.class, stream::end).getMessage());
        assertThrows(IllegalStateException.class, () -> stream.push(new float[1], 0, 1));
    }

    @Test
    void aModelThatKnowsNoSpeakersDoesNotAdapt() {
        String said = assertThrows(
                        IllegalArgumentException.class,
                        () -> new StreamRecognizer(Recognizer.builtIn(), 16_000, SETTINGS, true, event -> {}))
                .getMessage();
        assertTrue(said.startsWith("adapt must be false: the model was not trained with --adapt speaker"), said);
    }
}
