package org.intone.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.function.IntFunction;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioStream;
import org.intone.audio.MonoStream;
import org.intone.media.LiveSound;

/** A stream of WebM, Ogg or another container, decoded and heard on a thread of its own, which a pipe feeds. */
final class ContainerSound implements StreamSound {
    private static final int BLOCK_SAMPLES = 1 << 13;

    private final BytePipe pipe = new BytePipe();
    private final IntFunction<StreamEar> ears;
    private final Failing failing;
    private volatile boolean abandoned;

    /** Told when the stream cannot go on. */
    interface Failing {
        void failed(Exception problem);
    }

    /**
     * Begins to wait for sound.
     *
     * @param ears makes what hears sound of a rate in Hz
     */
    ContainerSound(IntFunction<StreamEar> ears, ExecutorService threads, Failing failing) {
        this.ears = ears;
        this.failing = failing;
        threads.execute(this::run);
    }

    private void run() {
        try (AudioStream stream = LiveSound.open(pipe, "stream");
                MonoStream mono = new MonoStream(stream, "stream", AudioLimits.STREAMED)) {
            hear(mono, ears.apply(mono.sampleRate()));
        } catch (IOException | RuntimeException e) {
            if (!abandoned) {
                failing.failed(e);
            }
        } finally {
            pipe.close();
        }
    }

    private void hear(MonoStream mono, StreamEar ear) throws IOException {
        float[] block = new float[BLOCK_SAMPLES];
        for (int count = mono.read(block, 0, block.length); count >= 0; count = mono.read(block, 0, block.length)) {
            ear.take(block, count);
        }
        if (!abandoned) {
            ear.end();
        }
    }

    @Override
    public void take(ByteBuffer bytes) throws InterruptedIOException {
        pipe.write(bytes);
    }

    @Override
    public void end() {
        pipe.end();
    }

    @Override
    public void abandon() {
        abandoned = true;
        pipe.close();
    }
}
