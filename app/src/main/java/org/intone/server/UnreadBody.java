package org.intone.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * Takes in what a refused client is still sending: whoever is cut off while it sends may never see why. So much of it, and of so many at
 * once, as costs nothing. Serves all threads.
 */
final class UnreadBody {
    private static final long MOST_BYTES = 1_000_000;
    private static final int AT_ONCE = 32;
    private static final long MOST_NANOS = 2_000_000_000;
    private static final int BLOCK_BYTES = 1 << 14;

    private final Semaphore permits = new Semaphore(AT_ONCE);

    /** Reads a body to its end, where it is small and comes soon. */
    void take(Context ctx) {
        long length = ctx.req().getContentLengthLong();
        if (length <= 0 || length > MOST_BYTES || !permits.tryAcquire()) {
            return;
        }
        long end = System.nanoTime() + MOST_NANOS;
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = ctx.req().getInputStream()) {
            int count = in.read(block);
            while (count >= 0 && System.nanoTime() < end) {
                count = in.read(block);
            }
        } catch (IOException e) {
            // The client is gone, or sends no more: it is answered as it is.
            return;
        } finally {
            permits.release();
        }
    }
}
