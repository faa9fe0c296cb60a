package org.intone.audio;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One channel of sound that comes in blocks: the mean of a source's channels.
 *
 * <pre>mono[n] = (sum over channels of interleaved[n * channels + channel]) / channels</pre>
 *
 * Memory grows with the samples that are asked for, never with a declared length. For one thread.
 */
public final class MonoStream implements Closeable {
    private static final int FIRST_BLOCK = 1 << 15;
    /** What is allocated at once where the end is known, though the source may end before: 2 MB. */
    private static final int KNOWN_BLOCK = 1 << 19;

    private static final int LARGEST_BLOCK = 1 << 22;
    private static final int MIXED_SAMPLES = 1 << 13;

    /** An array holds no more. */
    private static final long MOST_IN_MEMORY = Integer.MAX_VALUE - 8L;

    private final AudioStream stream;
    private final String source;
    private final double mostSamples;
    private final float[] mixed;
    private long at;
    private long end = Long.MAX_VALUE;
    private long given;

    /**
     * Mixes a stream, which it takes over.
     *
     * @param source its name, for messages
     * @param limits how much it may give
     */
    public MonoStream(AudioStream stream, String source, AudioLimits limits) {
        this.stream = stream;
        this.source = source;
        this.mostSamples = limits.maxSeconds() * stream.sampleRate();
        int channels = stream.channels();
        this.mixed = channels == 1 ? null : new float[Math.max(1, MIXED_SAMPLES / channels) * channels];
    }

    /** Samples a second. */
    public int sampleRate() {
        return stream.sampleRate();
    }

    /** The number of channels that the source has. */
    public int sourceChannels() {
        return stream.channels();
    }

    /** How long all of it is in seconds, by what the source declares; see {@link AudioStream#declaredSeconds}. */
    public OptionalDouble declaredSeconds() {
        return stream.declaredSeconds();
    }

    /** The number of samples that were read or passed over. */
    public long position() {
        return at;
    }

    /**
     * Passes over samples, which count for no limit.
     *
     * @return false if the source ends before
     */
    public boolean skip(long samples) throws IOException {
        float[] scrap = new float[MIXED_SAMPLES];
        for (long left = samples; left > 0; ) {
            int skipped = next(scrap, 0, (int) Math.min(left, scrap.length));
            if (skipped < 0) {
                return false;
            }
            left -= skipped;
        }
        return true;
    }

    /** Ends the stream at a sample, counted from the source's beginning, if the source does not end before. */
    public void endAt(long sample) {
        end = sample;
    }

    /**
     * Reads up to {@code count} samples to {@code block[offset]} and on.
     *
     * @return how many, at least 1; or -1 at the end
     * @throws AudioFormatException if the bytes are broken, or if there is more than the limit
     */
    public int read(float[] block, int offset, int count) throws IOException {
        if (at >= end) {
            return -1;
        }
        int frames = next(block, offset, (int) Math.min(count, end - at));
        given += Math.max(0, frames);
        if (given > mostSamples) {
            throw tooLong(mostSamples);
        }
        return frames;
    }

    private AudioFormatException tooLong(double samples) {
        return new AudioFormatException(
                source + ": is longer than " + String.format(Locale.ROOT, "%.0f", samples / stream.sampleRate())
                        + " s, the limit for one recording");
    }

    private int next(float[] block, int offset, int count) throws IOException {
        int frames;
        if (mixed == null) {
            frames = stream.read(block, offset, count);
        } else {
            frames = stream.read(mixed, 0, Math.min(count, mixed.length / stream.channels()));
            mix(block, offset, frames);
        }
        at += Math.max(0, frames);
        return frames;
    }

    private void mix(float[] block, int offset, int frames) {
        int channels = stream.channels();
        for (int n = 0; n < frames; n++) {
            double sum = 0;
            for (int i = n * channels; i < (n + 1) * channels; i++) {
                sum += mixed[i];
            }
            block[offset + n] = (float) (sum / channels);
        }
    }

    /**
     * Reads until a block is full or the stream ends.
     *
     * @return how many samples
     */
    public int readInto(float[] block) throws IOException {
        int used = 0;
        while (used < block.length) {
            int count = read(block, used, block.length - used);
            if (count < 0) {
                break;
            }
            used += count;
        }
        return used;
    }

    /** Reads what is left into one waveform. */
    public Waveform readAll() throws IOException {
        List<float[]> full = new ArrayList<>();
        float[] block =
                new float[end == Long.MAX_VALUE ? FIRST_BLOCK : (int) Math.max(0, Math.min(end - at, KNOWN_BLOCK))];
        int used = 0;
        for (int count = read(block, 0, block.length); count >= 0; count = read(block, used, block.length - used)) {
            used += count;
            if (given > MOST_IN_MEMORY) {
                throw tooLong(MOST_IN_MEMORY);
            }
            if (used == block.length && at < end) {
                full.add(block);
                block = new float[Math.min(2 * block.length, LARGEST_BLOCK)];
                used = 0;
            }
        }
        return new Waveform(joined(full, block, used), sampleRate(), sourceChannels());
    }

    private static float[] joined(List<float[]> full, float[] last, int used) {
        if (full.isEmpty()) {
            return used == last.length ? last : Arrays.copyOf(last, used);
        }
        int length = full.stream().mapToInt(part -> part.length).sum() + used;
        float[] all = new float[length];
        int at = 0;
        for (float[] part : full) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        System.arraycopy(last, 0, all, at, used);
        return all;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
