package org.intone.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.intone.audio.SoundFrameStream;
import org.intone.emotion.Emotion;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docs/timelines.md} says of made-up speech in noise; the figures there are printed by these tests. */
class SpeechFinderTest {
    private static final int RATE = 16_000;
    private static final int HOP = SoundFrameStream.HOP_SAMPLES;
    /** Frames so far from any sentence are no speech. */
    private static final double FAR_SECONDS = 0.3;

    private static final List<Talk> TALKS = talks();
    private static final Map<String, float[]> NOISES = new HashMap<>();

    private static Random random(String key) {
        return new Random(key.hashCode());
    }

    private static List<Talk> talks() {
        List<Talk> talks = new ArrayList<>();
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            double[] seconds = new double[13];
            for (int i = 0; i < seconds.length; i++) {
                seconds[i] = (i % 2 == 0 ? 0.8 + 1.7 * random.nextDouble() : 0.8 + 2.5 * random.nextDouble());
            }
            // One in three begins with speech at once.
            seconds[0] = seed % 3 == 0 ? 0 : seconds[0];
            talks.add(new Talk(seed, RATE, seconds));
        }
        return talks;
    }

    private record Rates(double hit, double falseAlarm) {}

    @ParameterizedTest
    @CsvSource({
        "none, 99, 0.99, 0.001",
        "white, 20, 0.97, 0.005",
        "white, 10, 0.92, 0.005",
        "white, 5, 0.90, 0.005",
        "white, 0, 0.65, 0.005",
        "pink, 20, 0.97, 0.005",
        "pink, 10, 0.92, 0.005",
        "pink, 5, 0.90, 0.005",
        "pink, 0, 0.65, 0.005",
        "babble, 20, 0.98, 0.18",
        "babble, 10, 0.95, 0.35",
        "babble, 5, 0.90, 0.50",
    })
    void speechIsFoundInNoise(String kind, double snrDb, double leastHit, double mostFalse, TestReporter reporter) {
        double hits = 0;
        double speech = 0;
        double falseAlarms = 0;
        double far = 0;
        for (int i = 0; i < TALKS.size(); i++) {
            Talk talk = TALKS.get(i);
            float[] clean = talk.waveform().samples();
            boolean[] found = found(mixed(
                    clean,
                    talk,
                    NOISES.computeIfAbsent(kind + i, key -> noise(kind, clean.length, random(key))),
                    snrDb));
            for (int t = 0; t < found.length; t++) {
                double away = awaySeconds(talk, (double) t * HOP / RATE);
                speech += away == 0 ? 1 : 0;
                hits += away == 0 && found[t] ? 1 : 0;
                far += away > FAR_SECONDS ? 1 : 0;
                falseAlarms += away > FAR_SECONDS && found[t] ? 1 : 0;
            }
        }
        Rates rates = new Rates(hits / speech, falseAlarms / far);
        reporter.publishEntry(kind + " at " + snrDb + " dB", rates.toString());
        assertTrue(rates.hit >= leastHit, kind + " at " + snrDb + " dB: " + rates);
        assertTrue(rates.falseAlarm <= mostFalse, kind + " at " + snrDb + " dB: " + rates);
    }

    @Test
    void steadyNoiseAloneIsNoSpeech() {
        for (String kind : List.of("white", "pink")) {
            for (double gain : new double[] {1e-4, 1e-2, 0.3}) {
                float[] noise = noise(kind, 20 * RATE, new Random(5));
                for (int n = 0; n < noise.length; n++) {
                    noise[n] *= (float) gain;
                }
                long frames = 0;
                for (boolean speech : found(noise)) {
                    frames += speech ? 1 : 0;
                }
                assertEquals(0, frames, kind + " times " + gain);
            }
        }
    }

    @Test
    void silenceAndNothingAreNoSpeech() {
        for (int samples : new int[] {0, 1, 300, 16_000}) {
            for (boolean speech : found(new float[samples])) {
                assertTrue(!speech);
            }
        }
    }

    private static double awaySeconds(Talk talk, double at) {
        double least = Double.MAX_VALUE;
        for (Talk.Sentence sentence : talk.sentences()) {
            least = Math.min(least, Math.max(0, Math.max(sentence.start() - at, at - sentence.end())));
        }
        return least;
    }

    /** Whether each frame lies in a stretch of speech. */
    private static boolean[] found(float[] samples) {
        boolean[] inside = new boolean[1 + samples.length / HOP];
        StretchTracker tracker = new StretchTracker(TimelineSettings.STANDARD, new StretchTracker.Events() {
            @Override
            public void began(long at) {}

            @Override
            public void window(long start, long end) {}

            @Override
            public void ended(long start, long end) {
                for (int t = 0; t < inside.length; t++) {
                    inside[t] |= (long) t * HOP >= start && (long) t * HOP < end;
                }
            }
        });
        SpeechFinder finder = new SpeechFinder(tracker::next);
        SoundFrameStream frames = new SoundFrameStream(finder::next);
        tracker.endsAt(samples.length);
        frames.accept(samples, 0, samples.length);
        frames.finish();
        finder.finish();
        tracker.finish();
        return inside;
    }

    /** Noise of a power that lies so far below that of the sentences. */
    private static float[] mixed(float[] clean, Talk talk, float[] noise, double snrDb) {
        double speech = 0;
        long spoken = 0;
        double noisy = 0;
        for (int n = 0; n < clean.length; n++) {
            if (awaySeconds(talk, (double) n / RATE) == 0) {
                speech += clean[n] * clean[n];
                spoken++;
            }
            noisy += noise[n] * noise[n];
        }
        double gain = noisy == 0 ? 0 : Math.sqrt(speech / spoken / (noisy / clean.length) * Math.pow(10, -snrDb / 10));
        float[] sum = new float[clean.length];
        for (int n = 0; n < sum.length; n++) {
            sum[n] = (float) (clean[n] + gain * noise[n]);
        }
        return sum;
    }

    private static float[] noise(String kind, int length, Random random) {
        return switch (kind) {
            case "none" -> new float[length];
            case "white" -> white(length, random);
            case "pink" -> pink(white(length, random));
            default -> babble(length, random);
        };
    }

    private static float[] white(int length, Random random) {
        float[] noise = new float[length];
        for (int n = 0; n < length; n++) {
            noise[n] = (float) random.nextGaussian();
        }
        return noise;
    }

    /** By Kellet's three poles, within 0.5 dB from 20 Hz on. */
    private static float[] pink(float[] white) {
        double[] poles = {0.99765, 0.963, 0.57};
        double[] gains = {0.099046, 0.2965164, 1.0526913};
        double[] state = new double[3];
        float[] pink = new float[white.length];
        for (int n = 0; n < pink.length; n++) {
            double sum = 0.1848 * white[n];
            for (int i = 0; i < 3; i++) {
                state[i] = poles[i] * state[i] + gains[i] * white[n];
                sum += state[i];
            }
            pink[n] = (float) sum;
        }
        return pink;
    }

    /** Ten others who talk all the time. */
    private static float[] babble(int length, Random random) {
        List<Emotion> emotions = List.of(Emotion.ANGER, Emotion.FEAR, Emotion.HAPPINESS, Emotion.NEUTRAL);
        float[] babble = new float[length];
        for (int voice = 0; voice < 10; voice++) {
            int at = -random.nextInt(RATE);
            for (int turn = 0; at < length; turn++) {
                long seed = 100L + voice;
                float[] clip = VoiceSynthesizer.speak(
                                Voice.of(voice % 2 == 0, seed),
                                emotions.get(turn % emotions.size()),
                                3,
                                RATE,
                                seed * 1000 + turn)
                        .samples();
                double power = 0;
                for (float sample : clip) {
                    power += sample * sample / clip.length;
                }
                for (int n = Math.max(0, -at); n < clip.length && at + n < length; n++) {
                    babble[at + n] += (float) (clip[n] / Math.sqrt(power));
                }
                at += clip.length + random.nextInt(RATE / 4);
            }
        }
        return babble;
    }

    @Test
    void theValueBelowWhichAShareLiesFollowsTheLatest() {
        RunningShare share = new RunningShare(0, 10, 0.1, 100);
        for (int i = 0; i < 100; i++) {
            share.add(i / 10.0);
        }
        assertEquals(4.95, share.below(0.5), 0.051);
        assertEquals(0.05, share.below(0), 1e-9);
        for (int i = 0; i < 100; i++) {
            share.add(99);
        }
        assertEquals(10.05, share.below(0), 1e-9);
        assertEquals(10.05, share.below(1), 1e-9);
    }
}
