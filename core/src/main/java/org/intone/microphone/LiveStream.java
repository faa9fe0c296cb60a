package org.intone.microphone;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.intone.audio.AudioStream;

/**
 * A stream that a thread of its own reads ahead, so that a microphone loses nothing while something else takes long, and that ends when it
 * is asked to though no sound comes. What is read ahead is bounded; a source that can wait, waits. For one thread.
 */
public final class LiveStream implements AudioStream {
    private static final int BLOCKS_A_SECOND = 20;
    private static final int MOST_SECONDS_AHEAD = 30;
    private static final int POLL_MILLISECONDS = 100;

    private final AudioStream source;
    private final BooleanSupplier isEnding;
    private final BlockingQueue<Block> ahead = new ArrayBlockingQueue<>(BLOCKS_A_SECOND * MOST_SECONDS_AHEAD);
    private final Thread reader;
    private Block block = Block.last(null);
    private int used;
    private boolean hasEnded;

    /** Some frames, or at the end none and perhaps what went wrong. */
    private static final class Block {
        private final float[] interleaved;
        private final int frames;
        private final Exception problem;

        Block(float[] interleaved, int frames, Exception problem) {
            this.interleaved = interleaved;
            this.frames = frames;
            this.problem = problem;
        }

        static Block last(Exception problem) {
            return new Block(new float[0], 0, problem);
        }
    }

    /**
     * Begins to read.
     *
     * @param source taken over
     * @param isEnding asked ten times a second or more while there is nothing to read, and once in each block
     */
    public LiveStream(AudioStream source, BooleanSupplier isEnding) {
        this.source = source;
        this.isEnding = isEnding;
        this.reader = new Thread(this::readAhead, "intone-sound");
        reader.setDaemon(true);
        reader.start();
    }

    private void readAhead() {
        try {
            ahead.put(Block.last(readToTheEnd()));
        } catch (InterruptedException e) {
            // Nobody reads on.
            Thread.currentThread().interrupt();
        }
    }

    private Exception readToTheEnd() throws InterruptedException {
        try {
            int most = Math.max(1, sampleRate() / BLOCKS_A_SECOND);
            while (true) {
                float[] interleaved = new float[most * channels()];
                int frames = source.read(interleaved, 0, most);
                if (frames < 0) {
                    return null;
                }
                ahead.put(new Block(interleaved, frames, null));
            }
        } catch (IOException | RuntimeException e) {
            return e;
        }
    }

    @Override
    public int sampleRate() {
        return source.sampleRate();
    }

    @Override
    public int channels() {
        return source.channels();
    }

    /** How much was read that nobody took yet. */
    public double secondsAhead() {
        return (double) ahead.size() / BLOCKS_A_SECOND;
    }

    @Override
    public int read(float[] interleaved, int offset, int frames) throws IOException {
        if (used == block.frames && !next()) {
            return -1;
        }
        int count = Math.min(frames, block.frames - used);
        System.arraycopy(block.interleaved, used * channels(), interleaved, offset * channels(), count * channels());
        used += count;
        return count;
    }

    private boolean next() throws IOException {
        Block taken = hasEnded ? null : take();
        if (taken == null || taken.frames == 0) {
            hasEnded = true;
            if (taken != null && taken.problem != null) {
                throw new IOException(taken.problem.getMessage(), taken.problem);
            }
            return false;
        }
        block = taken;
        used = 0;
        return true;
    }

    /** The next block, or null if the end is asked for. */
    private Block take() throws IOException {
        try {
            Block taken = null;
            while (taken == null && !isEnding.getAsBoolean()) {
                taken = ahead.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for sound", e);
        }
    }

    /** Ends the reading. A source that cannot be closed while it is read, as a pipe, is left to the thread that waits for it. */
    @Override
    public void close() throws IOException {
        reader.interrupt();
        source.close();
    }
}
