package org.intone.audio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a stream to its end and makes one channel of it. Memory grows with the samples that were decoded, never with a
 * declared length.
 *
 * <pre>mono[n] = (sum over channels of interleaved[n * channels + channel]) / channels</pre>
 */
final class MonoCollector {
    private static final int FIRST_BLOCK = 1 << 15;
    private static final int LARGEST_BLOCK = 1 << 22;
    private static final int MIXED_SAMPLES = 1 << 13;

    private final AudioStream stream;
    private final float[] mixed;
    private final List<float[]> full = new ArrayList<>();
    private float[] block = new float[FIRST_BLOCK];
    private int used;
    private long total;

    private MonoCollector(AudioStream stream) {
        this.stream = stream;
        int channels = stream.channels();
        this.mixed = channels == 1 ? null : new float[Math.max(1, MIXED_SAMPLES / channels) * channels];
    }

    /** Collects all samples of a stream, which stays open. */
    static Waveform collect(AudioStream stream, String source, AudioLimits limits) throws IOException {
        return new MonoCollector(stream).run(source, limits);
    }

    private Waveform run(String source, AudioLimits limits) throws IOException {
        double mostFrames = Math.min(limits.maxSeconds() * stream.sampleRate(), Integer.MAX_VALUE - 8.0);
        for (int frames = next(); frames >= 0; frames = next()) {
            used += frames;
            total += frames;
            if (total > mostFrames) {
                throw new AudioFormatException(source + ": is longer than "
                        + String.format(java.util.Locale.ROOT, "%.0f", mostFrames / stream.sampleRate())
                        + " s, the limit for one recording");
            }
            if (used == block.length) {
                full.add(block);
                block = new float[Math.min(2 * block.length, LARGEST_BLOCK)];
                used = 0;
            }
        }
        return new Waveform(joined(), stream.sampleRate(), stream.channels());
    }

    private int next() throws IOException {
        if (mixed == null) {
            return stream.read(block, used, block.length - used);
        }
        int channels = stream.channels();
        int frames = stream.read(mixed, 0, Math.min(block.length - used, mixed.length / channels));
        for (int n = 0; n < frames; n++) {
            double sum = 0;
            for (int i = n * channels; i < (n + 1) * channels; i++) {
                sum += mixed[i];
            }
            block[used + n] = (float) (sum / channels);
        }
        return frames;
    }

    private float[] joined() {
        if (full.isEmpty()) {
            return Arrays.copyOf(block, used);
        }
        float[] all = new float[(int) total];
        int at = 0;
        for (float[] part : full) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        System.arraycopy(block, 0, all, at, used);
        return all;
    }
}
