package org.intone.server;

import java.util.List;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.intone.media.MediaEncoder;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;

/** A made-up voice that portrays one emotion after the other, with pauses between, in several formats. */
final class MadeUpTalk {
    private static final int RATE = 48_000;
    private static final double PAUSE_SECONDS = 0.9;
    private static final List<Emotion> EMOTIONS = List.of(Emotion.ANGER, Emotion.SADNESS, Emotion.HAPPINESS);

    private MadeUpTalk() {}

    /** Three stretches of 2 s, with a pause behind each: 8.7 s at 48 kHz. */
    static Waveform talk() {
        int pause = (int) (PAUSE_SECONDS * RATE);
        int spoken = 2 * RATE;
        float[] samples = new float[EMOTIONS.size() * (spoken + pause)];
        for (int i = 0; i < EMOTIONS.size(); i++) {
            float[] voice = VoiceSynthesizer.speak(Voice.of(true, 3), EMOTIONS.get(i), 2, RATE, i)
                    .samples();
            System.arraycopy(voice, 0, samples, i * (spoken + pause), voice.length);
        }
        return Waveform.of(samples, RATE);
    }

    static byte[] wav() {
        return WavWriter.toBytes(talk());
    }

    /** Again and again, for 130 s at 16 kHz. */
    static byte[] longWav() {
        float[] once = talk().atRate(16_000).samples();
        float[] all = new float[15 * once.length];
        for (int i = 0; i < 15; i++) {
            System.arraycopy(once, 0, all, i * once.length, once.length);
        }
        return WavWriter.toBytes(Waveform.of(all, 16_000));
    }

    /** Encoded by FFmpeg's own encoders: {@code mp3}, {@code m4a} or {@code webm}. */
    static byte[] encoded(String suffix) throws Exception {
        float[] samples = talk().samples();
        return switch (suffix) {
            case "mp3" -> MediaEncoder.encode("mp3", "libmp3lame", RATE, samples);
            case "m4a" -> MediaEncoder.encode("ipod", "aac", RATE, samples);
            case "webm" -> MediaEncoder.encode("webm", "libopus", RATE, samples);
            default -> throw new IllegalArgumentException("suffix must be mp3, m4a or webm, was " + suffix);
        };
    }
}
