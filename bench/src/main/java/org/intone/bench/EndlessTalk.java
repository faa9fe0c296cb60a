package org.intone.bench;

import java.util.List;
import org.intone.audio.AudioStream;
import org.intone.emotion.Emotion;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;

/** A minute of made-up speech over and over: sentences of 1 to 6 s of five emotions, a pause of 0.3 to 1 s after each. */
final class EndlessTalk implements AudioStream {
    private static final List<Emotion> EMOTIONS =
            List.of(Emotion.ANGER, Emotion.FEAR, Emotion.HAPPINESS, Emotion.NEUTRAL, Emotion.SADNESS);
    private static final int MINUTE = 60;

    private final int sampleRate;
    private final float[] minute;
    private final long length;
    private long at;

    EndlessTalk(int sampleRate, double seconds) {
        this.sampleRate = sampleRate;
        this.length = Math.round(seconds * sampleRate);
        this.minute = new float[MINUTE * sampleRate];
        Voice voice = Voice.of(true, 1);
        double second = 0.5;
        for (int i = 0; second < MINUTE - 2; i++) {
            double lasts = Math.min(1 + 7 * i % 6, MINUTE - 0.5 - second);
            float[] clip = VoiceSynthesizer.speak(voice, EMOTIONS.get(i % EMOTIONS.size()), lasts, sampleRate, i)
                    .samples();
            System.arraycopy(clip, 0, minute, (int) (second * sampleRate), clip.length);
            second += lasts + 0.3 + 0.1 * (i % 8);
        }
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int read(float[] interleaved, int offset, int frames) {
        int within = (int) (at % minute.length);
        int count = (int) Math.min(Math.min(frames, minute.length - within), length - at);
        System.arraycopy(minute, within, interleaved, offset, count);
        at += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() {}
}
