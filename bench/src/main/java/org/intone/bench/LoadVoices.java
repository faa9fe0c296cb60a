package org.intone.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;

/** Made-up speech for a server under load. */
final class LoadVoices {
    static final int RATE = 16_000;

    private static final double CLIP_SECONDS = 3;
    private static final int CLIPS = 8;
    /** Sentences of three to five seconds, and pauses between them: three quarters of it is speech. */
    private static final double[] SENTENCE_SECONDS = {3, 5, 4};

    private static final double PAUSE_SECONDS = 1.3;

    private static final List<Emotion> EMOTIONS = List.of(Emotion.values());

    private LoadVoices() {}

    private static Waveform speak(double seconds, int seed) {
        Emotion emotion = EMOTIONS.get(seed % EMOTIONS.size());
        return VoiceSynthesizer.speak(Voice.of(seed % 2 == 0, seed), emotion, seconds, RATE, seed);
    }

    /** WAV files of three seconds. */
    static List<byte[]> clips() {
        List<byte[]> clips = new ArrayList<>();
        for (int seed = 0; seed < CLIPS; seed++) {
            clips.add(WavWriter.toBytes(speak(CLIP_SECONDS, seed)));
        }
        return clips;
    }

    /** Somebody who speaks with pauses, as samples of 16 bits, low byte first. */
    static byte[] conversation(int seed) {
        int pause = (int) (PAUSE_SECONDS * RATE);
        List<float[]> sentences = new ArrayList<>();
        int length = 0;
        for (double seconds : SENTENCE_SECONDS) {
            float[] sentence = speak(seconds, seed + sentences.size()).samples();
            sentences.add(sentence);
            length += sentence.length + pause;
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * length).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] sentence : sentences) {
            for (float sample : sentence) {
                bytes.putShort((short) Math.round(Short.MAX_VALUE * sample));
            }
            bytes.position(bytes.position() + 2 * pause);
        }
        return bytes.array();
    }
}
