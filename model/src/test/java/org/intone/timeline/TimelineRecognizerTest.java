package org.intone.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.AudioStream;
import org.intone.audio.MonoStream;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.intone.model.Recognizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineRecognizerTest {
    private static final int RATE = 16_000;
    private static final TimelineSettings SETTINGS = TimelineSettings.STANDARD;
    private static final TimelineRecognizer TIMELINES = new TimelineRecognizer(Recognizer.builtIn(), SETTINGS, false);

    @Test
    void windowsLieInSpeechAHopApartAndSegmentsCoverIt() {
        Talk talk = new Talk(3, RATE, 1, 4.2, 1.5, 0.6, 1);
        Timeline timeline = TIMELINES.predict(talk.waveform());
        assertEquals(8.3, timeline.durationSeconds(), 1e-9);
        // The first sentence of 4.2 s and 0.1 s before and after: windows every 0.5 s and one that ends with it; the
        // second is one.
        List<TimedPrediction> first =
                timeline.windows().stream().filter(w -> w.startSeconds() < 5.5).toList();
        assertEquals(1, timeline.windows().size() - first.size());
        for (int i = 1; i < first.size(); i++) {
            double hop = first.get(i).startSeconds() - first.get(i - 1).startSeconds();
            boolean last = i == first.size() - 1;
            assertTrue(last ? hop > 0 && hop <= 0.5 : Math.abs(hop - 0.5) < 1e-9, "hop " + hop);
        }
        for (TimedPrediction window : first) {
            assertEquals(2, window.endSeconds() - window.startSeconds(), 1e-9);
        }
        assertEquals(0.9, first.get(0).startSeconds(), 0.1);
        assertEquals(5.3, first.get(first.size() - 1).endSeconds(), 0.1);
        TimedPrediction brief = timeline.windows().get(first.size());
        assertEquals(6.6, brief.startSeconds(), 0.1);
        assertEquals(7.4, brief.endSeconds(), 0.1);
        double covered = timeline.segments().stream()
                .mapToDouble(s -> s.endSeconds() - s.startSeconds())
                .sum();
        assertEquals(4.4 + 0.8, covered, 0.3);
        assertEquals(covered, timeline.summary().speechSeconds(), 1e-9);
    }

    @Test
    void aSummaryAddsUp() {
        TimelineSummary summary = TIMELINES
                .predict(new Talk(8, RATE, 0.5, 3, 0.8, 2.5, 0.7, 3, 0.5).waveform())
                .summary();
        double certain = summary.secondsByEmotion().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertEquals(summary.speechSeconds(), certain + summary.uncertainSeconds(), 1e-9);
        assertEquals(
                Recognizer.builtIn().metadata().labels().labels(),
                List.copyOf(summary.secondsByEmotion().keySet()));
        assertEquals(
                1,
                summary.probabilities().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                1e-9);
        assertEquals(
                summary.probabilities().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow(),
                summary.overall().orElseThrow().confidence());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 8000, 16_000, 44_100})
    void silenceAndNothingHaveNoWindows(int rate) {
        for (int samples : new int[] {0, 1, rate / 10, 3 * rate}) {
            Timeline timeline = TIMELINES.predict(Waveform.of(new float[samples], rate));
            assertEquals(List.of(), timeline.windows());
            assertEquals(List.of(), timeline.segments());
            assertEquals(List.of("silent"), timeline.summary().warnings());
            assertEquals(0, timeline.summary().speechSeconds());
            assertEquals((double) samples / rate, timeline.durationSeconds());
        }
    }

    @Test
    void samplesThatAreNoNumbersSpoilNothing() {
        Waveform talk = new Talk(4, RATE, 0.5, 3, 0.5).waveform();
        float[] samples = talk.samples().clone();
        for (int n = 100; n < samples.length; n += 4000) {
            samples[n] = n % 3 == 0 ? Float.NaN : n % 3 == 1 ? Float.POSITIVE_INFINITY : -Float.MAX_VALUE;
        }
        for (TimedPrediction window :
                TIMELINES.predict(talk.withSamples(samples)).windows()) {
            window.prediction().probabilities().values().forEach(p -> assertTrue(p >= 0 && p <= 1, "was " + p));
        }
        float[] nothing = new float[3 * RATE];
        Arrays.fill(nothing, Float.NaN);
        assertEquals(
                List.of("silent"),
                TIMELINES.predict(Waveform.of(nothing, RATE)).summary().warnings());
    }

    @Test
    void aClippedPartHasTheWarningAtAnyRate() {
        Waveform talk = new Talk(6, 44_100, 0.5, 3, 0.5).waveform();
        float[] samples = talk.samples().clone();
        for (int n = 0; n < samples.length; n++) {
            samples[n] = Math.max(-1, Math.min(1, 40 * samples[n]));
        }
        Timeline loud = TIMELINES.predict(talk.withSamples(samples));
        assertTrue(loud.summary().warnings().contains("clipped"), loud.summary().toString());
        assertTrue(!TIMELINES.predict(talk).summary().warnings().contains("clipped"));
    }

    @Test
    void eachChannelHasItsOwnTimeline() throws IOException {
        Waveform left = new Talk(10, RATE, 0.5, 3, 4).waveform();
        Waveform right = new Talk(11, RATE, 4, 3, 0.5).waveform();
        float[] both = new float[2 * left.length()];
        for (int n = 0; n < left.length(); n++) {
            both[2 * n] = left.samples()[n];
            both[2 * n + 1] = right.samples()[n];
        }
        List<Double> done = new ArrayList<>();
        List<Timeline> timelines = TIMELINES.predictChannels(stream(both, 2), done::add);
        assertEquals(List.of(1, 2), timelines.stream().map(Timeline::channel).toList());
        assertEquals(TIMELINES.predict(left).segments(), timelines.get(0).segments());
        assertEquals(TIMELINES.predict(left).windows(), timelines.get(0).windows());
        assertEquals(TIMELINES.predict(right).segments(), timelines.get(1).segments());
        assertEquals(left.durationSeconds(), done.get(done.size() - 1), 1e-9);
        assertEquals(done.stream().sorted().toList(), done);
    }

    @Test
    void aFileIsReadInBlocksAndItsChannelsAreMixed() throws IOException {
        Waveform talk = new Talk(12, 22_050, 0.5, 3, 0.5).waveform();
        byte[] wav = WavWriter.toBytes(talk);
        List<Double> done = new ArrayList<>();
        Timeline timeline;
        try (MonoStream stream = AudioFiles.openMono(AudioSource.of(wav, "talk.wav"), AudioLimits.STREAMED)) {
            timeline = TIMELINES.predict(stream, done::add);
        }
        assertEquals(0, timeline.channel());
        assertEquals(talk.durationSeconds(), timeline.durationSeconds(), 1e-9);
        assertTrue(done.size() >= 5, "told " + done.size() + " times");
        assertTrue(!timeline.windows().isEmpty());
    }

    @Test
    void aFaultOfTheFileReachesTheCaller() {
        AudioStream broken = stream(new float[RATE], 1, new IOException("talk.wav: ends in the middle"));
        assertEquals(
                "talk.wav: ends in the middle",
                assertThrows(IOException.class, () -> TIMELINES.predictChannels(broken, seconds -> {}))
                        .getMessage());
    }

    private static AudioStream stream(float[] interleaved, int channels) {
        return stream(interleaved, channels, null);
    }

    private static AudioStream stream(float[] interleaved, int channels, IOException atEnd) {
        return new AudioStream() {
            private int at;

            @Override
            public int sampleRate() {
                return RATE;
            }

            @Override
            public int channels() {
                return channels;
            }

            @Override
            public int read(float[] into, int offset, int frames) throws IOException {
                int count = Math.min(Math.min(frames, 999) * channels, interleaved.length - at);
                if (count == 0 && atEnd != null) {
                    throw atEnd;
                }
                System.arraycopy(interleaved, at, into, offset, count);
                at += count;
                return count == 0 ? -1 : count / channels;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void smoothingIsTheMeanThatTheFormulaSays() {
        List<double[]> both = new ArrayList<>();
        Smoothing smoothing = new Smoothing(0.5, 2, (window, p) -> both.add(p));
        double[] p = {0.9, 0.2, 0.4, 0.8, 0.1};
        List<Double> sofar = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            Map<String, Double> of = new LinkedHashMap<>();
            of.put("anger", p[i]);
            of.put("fear", 1 - p[i]);
            sofar.add(smoothing
                    .next(new Smoothing.Sounded(
                            0.5 * i, 2 + 0.5 * i, new Prediction("anger", p[i], of, false, List.of()), false))[0]);
        }
        smoothing.end();
        for (int w = 0; w < p.length; w++) {
            double[] sums = new double[4];
            for (int v = 0; v < p.length; v++) {
                double k = Math.exp(-Math.abs(w - v));
                sums[0] += v <= w ? k * p[v] : 0;
                sums[1] += v <= w ? k : 0;
                sums[2] += v <= w + 3 ? k * p[v] : 0;
                sums[3] += v <= w + 3 ? k : 0;
            }
            assertEquals(sums[0] / sums[1], sofar.get(w), 1e-12);
            assertEquals(sums[2] / sums[3], both.get(w)[0], 1e-12);
        }
    }
}
