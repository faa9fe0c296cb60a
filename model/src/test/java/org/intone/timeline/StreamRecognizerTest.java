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

    /** {@code TimelineSpeed soak} of bench runs a day and looks at the heap. */
    @Test
    void whatAStreamHoldsOnToDoesNotGrowWithTime() throws IllegalAccessException {
        int rate = 48_000;
        float[] talk =
                new Talk(30, rate, 0.3, 2.7, 0.6, 0.5, 0.7, 4, 0.2).waveform().samples();
        long[] events = new long[1];
        // Windows are rare, so that minutes pass in seconds.
        StreamRecognizer stream = new StreamRecognizer(
                Recognizer.builtIn(), rate, new TimelineSettings(2, 2, 0.5, 0.2, 0.4), false, event -> events[0]++);
        long most = 0;
        for (int round = 0; round < 40; round++) {
            for (int n = 0; n < talk.length; n += 4000) {
                stream.push(talk, n, Math.min(4000, talk.length - n));
                long held = Reach.of(stream);
                // After a minute the rings are full.
                if (stream.seconds() < 60) {
                    most = Math.max(most, held);
                } else {
                    assertTrue(
                            held < 1.001 * most,
                            held + " after " + stream.seconds() + " s, at most " + most + " before");
                }
            }
        }
        assertTrue(stream.seconds() > 300 && events[0] > 500, events[0] + " events in " + stream.seconds() + " s");
        assertTrue(most > 100_000, "only " + most + " elements were found");
    }

    @Test
    void eventsComeInTheOrderOfTheirStretch() {
        List<StreamEvent> events = new ArrayList<>();
        Waveform talk = new Talk(31, 16_000, 0.5, 3, 0.8, 2, 0.5).waveform();
        StreamRecognizer stream = new StreamRecognizer(Recognizer.builtIn(), 16_000, SETTINGS, false, events::add);
        push(stream, talk.samples(), 1600, 1);
        boolean speaking = false;
        int stretches = 0;
        for (StreamEvent event : events) {
            if (event instanceof StreamEvent.SpeechStarted) {
                assertFalse(speaking);
                speaking = true;
                stretches++;
            } else {
                assertTrue(speaking, event + " outside of speech");
                speaking = !(event instanceof StreamEvent.SpeechEnded);
            }
        }
        assertFalse(speaking);
        assertEquals(2, stretches);
    }

    @Test
    void aWindowIsToldSoonAfterItsLastSample() {
        int rate = 48_000;
        float[] talk = new Talk(32, rate, 0.5, 8, 0.5).waveform().samples();
        StreamRecognizer[] stream = new StreamRecognizer[1];
        List<Double> late = new ArrayList<>();
        stream[0] = new StreamRecognizer(Recognizer.builtIn(), rate, SETTINGS, false, event -> {
            if (event instanceof StreamEvent.EmotionHeard heard) {
                late.add(stream[0].seconds() - heard.window().endSeconds());
            }
        });
        for (int n = 0; n < talk.length; n += 480) {
            stream[0].push(talk, n, Math.min(480, talk.length - n));
        }
        stream[0].end();
        // The resampler's block, the frames that a decision looks ahead; more where speech must go on first.
        assertTrue(late.size() > 10, "windows: " + late.size());
        late.sort(null);
        assertTrue(late.get(late.size() / 2) < 0.2, "median " + late.get(late.size() / 2) + " s of " + late);
        assertTrue(late.get(late.size() - 1) < 0.65, "at most " + late.get(late.size() - 1) + " s");
    }
}
