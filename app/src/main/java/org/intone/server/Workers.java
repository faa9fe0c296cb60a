package org.intone.server;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many at work at once, the others in the order in which they came. Serves all threads. */
final class Workers {
    private final Semaphore permits;
    private final int waitSeconds;

    /** So many, for each of whom somebody waits so long at most. */
    Workers(int count, int waitSeconds) {
        this.permits = new Semaphore(count, true);
        this.waitSeconds = waitSeconds;
    }

    /** Work that reads. */
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does the work on the caller's thread as soon as its turn comes.
     *
     * @throws Refusal if it does not come in time
     */
    <T> T run(Work<T> work) throws IOException {
        boolean turn;
        try {
            turn = permits.tryAcquire(waitSeconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ErrorCode.BUSY, "the server is stopping", e);
        }
        if (!turn) {
            throw new Refusal(
                    ErrorCode.BUSY, "all workers were busy for " + waitSeconds + " s, the limit here: try again later");
        }
        try {
            return work.run();
        } finally {
            permits.release();
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        return permits.getQueueLength();
    }
}
