package org.intone.corpus;

import java.io.IOException;
import java.util.Arrays;
import org.intone.audio.AudioFormatException;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioStream;
import org.intone.audio.Waveform;

/**
 * Cuts a stretch out of a stream without keeping what lies before it, and without decoding what lies behind.
 *
 * <pre>mono[n - first] = mean over channels of sample n, first = round(start * rate) &lt;= n &lt; round(end * rate)</pre>
 */
final class Stretch {
    private static final int BLOCK_FRAMES = 4096;

    private Stretch() {}

    /** Reads a row's stretch; shorter than asked for where the recording ends before. */
    static Waveform read(AudioStream stream, Utterance row) throws IOException {
        int rate = stream.sampleRate();
        long first = Math.round(row.start().orElse(0) * rate);
        long most = (long) (AudioLimits.STANDARD.maxSeconds() * rate);
        long end = row.end().isPresent() ? Math.round(row.end().getAsDouble() * rate) : Long.MAX_VALUE;
        int channels = stream.channels();
        float[] block = new float[BLOCK_FRAMES * channels];
        float[] mono = new float[BLOCK_FRAMES];
        int length = 0;
        long at = 0;
        while (at < end) {
            int frames = stream.read(block, 0, BLOCK_FRAMES);
            if (frames < 0) {
                break;
            }
            for (int n = 0; n < frames; n++, at++) {
                if (at >= first && at < end) {
                    if (length == mono.length) {
                        mono = Arrays.copyOf(mono, 2 * length);
                    }
                    mono[length++] = mean(block, n * channels, channels);
                }
            }
            if (length > most) {
                throw new AudioFormatException(row.file() + ": the stretch is longer than 2 h, the limit");
            }
        }
        if (length == 0) {
            throw new AudioFormatException(row.file() + ": the stretch from "
                    + row.start().orElse(0) + " s is empty, the recording ends at " + (double) at / rate + " s");
        }
        return new Waveform(Arrays.copyOf(mono, length), rate, channels);
    }

    private static float mean(float[] block, int offset, int channels) {
        double sum = 0;
        for (int i = offset; i < offset + channels; i++) {
            sum += block[i];
        }
        return (float) (sum / channels);
    }
}
