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

    private final Semaphore permits = new Semaphore(AT_ONCE);

    /** Reads to the end of a body, where it is small. */
    void take(Context ctx) {
        long length = ctx.req().getContentLengthLong();
        if (length <= 0 || length > MOST_BYTES || !permits.tryAcquire()) {
            return;
        }
        try (InputStream in = ctx.req().getInputStream()) {
            in.skipNBytes(length);
        } catch (IOException e) {
            // The client is gone, or sends no more: it is answered as it is.
            return;
        } finally {
            permits.release();
        }
    }
}
