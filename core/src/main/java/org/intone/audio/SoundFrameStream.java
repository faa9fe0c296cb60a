package org.intone.audio;

import java.util.Arrays;
import org.intone.signal.SampleSink;

/**
 * The frames that {@link SoundMeter} measures of a signal at 16 kHz, bit for bit, of one that comes in blocks of any size and
 * lasts 40 ms or more.
 *
 * <p>Frame t is given as soon as sample {@code 256 t + 319} is there, and allocates next to nothing. For one signal and thread.
 */
public final class SoundFrameStream implements SampleSink {
    /** Samples a second that the signal must have. */
    public static final int SAMPLE_RATE = SoundFrameMaker.RATE;

    /** From the middle of a frame to that of the next. */
    public static final int HOP_SAMPLES = SoundFrameMaker.HOP;

    /** The number of bins of a frame's power, 31.25 Hz apart from 0 on. */
    public static final int BINS = SoundFrameMaker.FRAME / 2 + 1;

    private static final int REACH = SoundFrameMaker.PITCH_FRAME / 2;
    private static final int KEPT = (REACH + HOP_SAMPLES - 1) / HOP_SAMPLES * HOP_SAMPLES;
    private static final int LENGTH = 32 * HOP_SAMPLES;

    /** Takes the frames. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes the next frame.
         *
         * @param power {@code |X[k]|^2} under a Hann window of 512, {@link #BINS} values, shared: not to be kept nor written to
         */
        void accept(SoundFrame frame, float[] power);
    }

    private final SoundFrameMaker maker = new SoundFrameMaker();
    private final Sink sink;
    private final float[] known = new float[LENGTH];
    private int used;
    private int next;

    /** Starts a signal. */
    public SoundFrameStream(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(float[] block, int offset, int count) {
        for (int done = 0; done < count; ) {
            int more = Math.min(count - done, LENGTH - used);
            System.arraycopy(block, offset + done, known, used, more);
            used += more;
            done += more;
            while (next * HOP_SAMPLES + REACH <= used) {
                pass();
            }
            if (used == LENGTH) {
                int drop = next * HOP_SAMPLES - KEPT;
                System.arraycopy(known, drop, known, 0, LENGTH - drop);
                used -= drop;
                next = KEPT / HOP_SAMPLES;
            }
        }
    }

    /** Ends the signal: gives the frames that reach beyond it. Nothing may come after. */
    public void finish() {
        Arrays.fill(known, used, LENGTH, 0);
        while (next * HOP_SAMPLES <= used) {
            pass();
        }
    }

    private void pass() {
        SoundFrame frame = maker.frame(known, next);
        next++;
        sink.accept(frame, maker.power());
    }
}
