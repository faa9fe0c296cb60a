package org.intone.server;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.intone.audio.AudioStream;

/** Sound that ends with a refusal where it costs more than it may. For one thread. */
final class BoundedStream implements AudioStream {
    private final AudioStream stream;
    private final Bounds bounds;
    private final long mostFrames;
    private final long end;
    private long frames;

    /**
     * What a recording may cost.
     *
     * @param seconds of sound
     * @param samples of all channels together
     * @param workSeconds from the beginning of the decoding
     * @param advice what a client may do with a longer one
     */
    record Bounds(double seconds, long samples, int workSeconds, String advice) {}

    /** Takes over a stream. */
    BoundedStream(AudioStream stream, Bounds bounds) {
        this.stream = stream;
        this.bounds = bounds;
        this.mostFrames =
                (long) Math.min(bounds.seconds * stream.sampleRate(), (double) bounds.samples / stream.channels());
        this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(bounds.workSeconds);
    }

    @Override
    public int sampleRate() {
        return stream.sampleRate();
    }

    @Override
    public int channels() {
        return stream.channels();
    }

    @Override
    public int read(float[] interleaved, int offset, int count) throws IOException {
        int read = stream.read(interleaved, offset, count);
        frames += Math.max(0, read);
        if (frames > mostFrames) {
            String seconds = String.format(Locale.ROOT, "%.0f", (double) mostFrames / stream.sampleRate());
            throw new Refusal(
                    ErrorCode.TOO_LARGE,
                    "the recording is longer than " + seconds + " s, the limit here: " + bounds.advice);
        }
        if (System.nanoTime() > end) {
            throw new Refusal(
                    ErrorCode.TOO_LARGE,
                    "the recording takes more than " + bounds.workSeconds + " s of work, the limit here: "
                            + bounds.advice);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
