package org.intone.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalDouble;

/** Samples of fixed width read from a stream of bytes until a number of bytes or the end, whichever comes first. */
final class PcmStream implements AudioStream {
    private static final int BUFFER_BYTES = 1 << 16;

    /** The layout of the samples. A source that ends inside a frame loses that frame. */
    record Layout(SampleFormat format, int sampleRate, int channels) {
        /** Refuses a rate that no recorder has and a file without channels. */
        static Layout checked(ChunkInput in, SampleFormat format, long sampleRate, int channels)
                throws AudioFormatException {
            if (sampleRate < AudioLimits.MIN_SAMPLE_RATE || sampleRate > AudioLimits.MAX_SAMPLE_RATE) {
                throw in.broken(
                        "a sample rate of " + sampleRate + " Hz",
                        AudioLimits.MIN_SAMPLE_RATE + " to " + AudioLimits.MAX_SAMPLE_RATE);
            }
            if (channels < 1 || channels > AudioLimits.MAX_CHANNELS) {
                throw in.broken(channels + " channels", "1 to " + AudioLimits.MAX_CHANNELS);
            }
            return new Layout(format, (int) sampleRate, channels);
        }

        int frameBytes() {
            return format.bytes() * channels;
        }
    }

    private final InputStream in;
    private final Layout layout;
    private final byte[] buffer;
    private final OptionalDouble declaredSeconds;
    private long framesLeft;

    /**
     * Takes over the stream, which stands at the first sample.
     *
     * @param byteCount the bytes to read at most; {@link Long#MAX_VALUE} for all there are
     */
    PcmStream(InputStream in, Layout layout, long byteCount) {
        this.in = in;
        this.layout = layout;
        this.framesLeft = byteCount / layout.frameBytes();
        this.declaredSeconds = byteCount == Long.MAX_VALUE
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) framesLeft / layout.sampleRate());
        this.buffer = new byte[Math.max(1, BUFFER_BYTES / layout.frameBytes()) * layout.frameBytes()];
    }

    @Override
    public int sampleRate() {
        return layout.sampleRate();
    }

    @Override
    public int channels() {
        return layout.channels();
    }

    @Override
    public OptionalDouble declaredSeconds() {
        return declaredSeconds;
    }

    @Override
    public int read(float[] interleaved, int offset, int frames) throws IOException {
        int frameBytes = layout.frameBytes();
        int most = (int) Math.min(Math.min(frames, framesLeft), buffer.length / frameBytes);
        int complete = in.readNBytes(buffer, 0, most * frameBytes) / frameBytes;
        if (complete < most) {
            framesLeft = complete;
        }
        if (complete == 0) {
            return -1;
        }
        framesLeft -= complete;
        layout.format().decode(buffer, interleaved, offset * layout.channels(), complete * layout.channels());
        return complete;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
