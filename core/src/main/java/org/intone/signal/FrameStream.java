package org.intone.signal;

import java.util.function.Consumer;

/**
 * Cuts a signal that comes in blocks of any size into the very frames that the whole signal has, bit for bit.
 *
 * <p>It keeps a frame of samples and a little more, however long the signal is. A centred frame comes when the half of it that lies
 * ahead is known; the last ones come with {@link #finish()}. Samples that are not finite are brought within
 * {@link Samples#finite} first.
 *
 * <p>For one thread, as the {@link Frame} within is; nothing is allocated for a frame.
 */
public final class FrameStream {
    /** How many samples are taken at once, or more if frames are transformed together. */
    private static final int LEAST_STEP = 4096;

    private final Frame frame;
    private final Framing framing;
    private final Consumer<Frame> sink;
    private final int step;
    private final float[] known;
    private long first;
    private long length;
    private long next;

    /**
     * Starts a signal.
     *
     * @param frame goes from one frame of the signal to the next
     * @param sink takes the frame whenever it has gone on, and leaves it as it is
     */
    public FrameStream(Frame frame, Consumer<Frame> sink) {
        this.frame = frame;
        this.framing = frame.framing();
        this.sink = sink;
        this.step = Math.max(LEAST_STEP, framing.hopSamples() * frame.framesTogether());
        this.known = new float[framing.frameSamples() + 1 + step];
    }

    /** The number of samples that have come. */
    public long length() {
        return length;
    }

    /** Takes the next {@code count} samples, from {@code block[offset]} on. */
    public void accept(float[] block, int offset, int count) {
        for (int taken = 0; taken < count; taken += step) {
            take(block, offset + taken, Math.min(step, count - taken));
        }
    }

    /** Ends the signal: passes the frames that reach beyond it. The stream can then take another signal. */
    public void finish() {
        passUntil(framing.frames(length));
        first = 0;
        length = 0;
        next = 0;
    }

    private void take(float[] block, int offset, int count) {
        if (length - first + count > known.length) {
            forget();
        }
        int end = (int) (length - first);
        for (int i = 0; i < count; i++) {
            known[end + i] = Samples.finite(block[offset + i]);
        }
        length += count;
        long until = next;
        while (framing.needed(until) <= length) {
            until++;
        }
        passUntil(until);
    }

    /** Drops what no frame needs any more; a mirrored end needs half a frame even where hops are longer than frames. */
    private void forget() {
        long keptFrom = Math.max(first, Math.min(framing.start(next), length - framing.frameSamples()));
        System.arraycopy(known, (int) (keptFrom - first), known, 0, (int) (length - keptFrom));
        first = keptFrom;
    }

    private void passUntil(long until) {
        frame.open(known, first, length, until);
        while (next < until) {
            frame.seek(next);
            next++;
            sink.accept(frame);
        }
    }
}
