package org.intone.server;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.intone.audio.AudioStream;

/** Sound that ends with a refusal where it costs more than it may: in length, or in time from the beginning of the decoding. For one thread. */
final class BoundedStream implements AudioStream {
    private final AudioStream stream;
    private final long mostFrames;
    private final String advice;
    private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ServerLimits.WORK_SECONDS);
    private long frames;

    /**
     * Takes over a stream.
     *
     * @param mostSeconds of sound
     * @param mostSamples of all channels together
     * @param advice what a client may do with a longer one
     */
    BoundedStream(AudioStream stream, double mostSeconds, long mostSamples, String advice) {
        this.stream = stream;
        this.mostFrames = (long) Math.min(mostSeconds * stream.sampleRate(), (double) mostSamples / stream.channels());
        this.advice = advice;
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
            throw new Refusal(
                    ErrorCode.TOO_LARGE,
                    "the recording is longer than "
                            + String.format(Locale.ROOT, "%.0f", (double) mostFrames / stream.sampleRate())
                            + " s, the limit here: " + advice);
        }
        if (System.nanoTime() > end) {
            throw new Refusal(
                    ErrorCode.TOO_LARGE,
                    "the recording takes more than " + ServerLimits.WORK_SECONDS + " s of work, the limit here: "
                            + advice);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
