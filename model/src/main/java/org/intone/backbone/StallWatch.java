package org.intone.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Closes a stream that gave nothing for too long, so that the thread which waits for it goes on with an {@link IOException}; the
 * JDK's client ends the wait for an answer, and none for the rest of it.
 */
final class StallWatch implements AutoCloseable {
    private final InputStream in;
    private final long stallNanos;
    private final Thread thread;
    private volatile long heardNanos = System.nanoTime();

    StallWatch(InputStream in, Duration stall) {
        this.in = in;
        this.stallNanos = stall.toNanos();
        this.thread = new Thread(this::watch, "download-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Something came. */
    void heard() {
        heardNanos = System.nanoTime();
    }

    private void watch() {
        try {
            long left = stallNanos;
            while (left > 0) {
                Thread.sleep(left / 1_000_000 + 1);
                left = stallNanos - (System.nanoTime() - heardNanos);
            }
            in.close();
        } catch (InterruptedException e) {
            // Closed: the download ended.
            return;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
