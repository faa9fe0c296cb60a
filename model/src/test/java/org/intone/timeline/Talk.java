package org.intone.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;

/** Made-up sentences with pauses between them, in a room that is not quite silent; where each sentence lies is known. */
final class Talk {
    /** Where somebody speaks, in seconds. */
    record Sentence(double start, double end, Emotion emotion) {}

    private static final List<Emotion> EMOTIONS =
            List.of(Emotion.ANGER, Emotion.FEAR, Emotion.HAPPINESS, Emotion.NEUTRAL, Emotion.SADNESS);
    private static final double EDGE_SECONDS = 0.05;
    private static final double ROOM = 2.5e-4;

    private final List<Sentence> sentences = new ArrayList<>();
    private final float[] samples;
    private final int sampleRate;

    /**
     * Sentences of the lengths, each after a pause of that length, and a last pause.
     *
     * @param seconds pause, sentence, pause, sentence, ..., pause
     */
    Talk(long seed, int sampleRate, double... seconds) {
        this.sampleRate = sampleRate;
        double all = 0;
        for (double part : seconds) {
            all += part;
        }
        samples = new float[(int) Math.round(all * sampleRate)];
        Random random = new Random(seed);
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (ROOM * random.nextGaussian());
        }
        Voice voice = Voice.of(seed % 2 == 0, seed);
        double at = 0;
        for (int i = 0; i < seconds.length; i++) {
            if (i % 2 == 1) {
                Emotion emotion = EMOTIONS.get(random.nextInt(EMOTIONS.size()));
                Waveform clip =
                        VoiceSynthesizer.speak(voice, emotion, seconds[i] + 2 * EDGE_SECONDS, sampleRate, seed + i);
                int first = (int) Math.round((at - EDGE_SECONDS) * sampleRate);
                for (int n = Math.max(0, -first); n < clip.length() && first + n < samples.length; n++) {
                    samples[first + n] += clip.samples()[n];
                }
                sentences.add(new Sentence(at, at + seconds[i], emotion));
            }
            at += seconds[i];
        }
    }

    Waveform waveform() {
        return Waveform.of(samples, sampleRate);
    }

    List<Sentence> sentences() {
        return sentences;
    }
}
