package org.intone.signal;

/**
 * Finds the pitch of a signal that comes in blocks of any size: what {@link Pyin} finds in the whole, bit for bit. Made by
 * {@link Pyin#stream}. For one thread.
 */
public final class PitchStream {
    private final FrameStream frames;
    private final PitchDecoder decoder;

    PitchStream(FrameStream frames, PitchDecoder decoder) {
        this.frames = frames;
        this.decoder = decoder;
    }

    /** Takes the next {@code count} samples, from {@code block[offset]} on. */
    public void accept(float[] block, int offset, int count) {
        frames.accept(block, offset, count);
    }

    /** Ends the signal: passes the frames that were not decided yet. The stream can then take another signal. */
    public void finish() {
        frames.finish();
        decoder.finish();
    }
}
