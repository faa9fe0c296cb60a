package org.intone.testing;

import org.intone.audio.AudioLimits;
import org.intone.audio.AudioStream;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;

/** A waveform that comes in blocks of odd sizes, as a decoder would give it. */
public final class StreamedWaveform implements AudioStream {
    private final Waveform waveform;
    private int at;

    private StreamedWaveform(Waveform waveform) {
        this.waveform = waveform;
    }

    /** A stream of the waveform from its beginning. */
    public static MonoStream of(Waveform waveform) {
        return new MonoStream(new StreamedWaveform(waveform), "waveform", AudioLimits.STANDARD);
    }

    @Override
    public int sampleRate() {
        return waveform.sampleRate();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int read(float[] interleaved, int offset, int frames) {
        int left = waveform.length() - at;
        if (left == 0) {
            return -1;
        }
        int count = Math.min(Math.min(frames, left), 1 + at % 1153);
        System.arraycopy(waveform.samples(), at, interleaved, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() {
        at = waveform.length();
    }
}
