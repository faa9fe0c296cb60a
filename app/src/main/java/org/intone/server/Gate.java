package org.intone.server;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** So many at once in all and of each client; nobody waits before it. Serves all threads. */
final class Gate {
    private final String what;
    private final int most;
    private final int mostPerClient;
    private final Map<String, Integer> inside = new HashMap<>();
    private int count;
    private boolean closed;

    /**
     * Open.
     *
     * @param what is let through, for messages
     */
    Gate(String what, int most, int mostPerClient) {
        this.what = what;
        this.most = most;
        this.mostPerClient = mostPerClient;
    }

    /** One that was let through. */
    interface Pass extends AutoCloseable {
        /** Leaves; once. */
        @Override
        void close();
    }

    /**
     * Lets a client's request through.
     *
     * @throws Refusal if there are too many
     */
    synchronized Pass enter(String client) {
        if (closed) {
            throw new Refusal(ErrorCode.BUSY, "the server is stopping");
        }
        if (count >= most) {
            throw new Refusal(ErrorCode.BUSY, most + " " + what + " are open in all, the limit here: try again later");
        }
        int own = inside.getOrDefault(client, 0);
        if (own >= mostPerClient) {
            throw new Refusal(
                    ErrorCode.TOO_MANY, own + " " + what + " of yours are open, the limit here: let one end first");
        }
        inside.put(client, own + 1);
        count++;
        return () -> leave(client);
    }

    /** What a request that is let through does. */
    @FunctionalInterface
    interface Errand {
        void run() throws IOException;
    }

    /** Runs an errand, if it is let through, on the caller's thread. */
    void run(String client, Errand errand) throws IOException {
        Pass pass = enter(client);
        try {
            errand.run();
        } finally {
            pass.close();
        }
    }

    private synchronized void leave(String client) {
        inside.computeIfPresent(client, (name, own) -> own == 1 ? null : own - 1);
        count--;
        notifyAll();
    }

    /** How many are inside. */
    synchronized int count() {
        return count;
    }

    /** Lets nobody in any more. */
    synchronized void close() {
        closed = true;
    }

    /** Whether it was closed. */
    synchronized boolean isClosed() {
        return closed;
    }

    /** Waits until all have left, or the time is over. */
    synchronized void awaitEmpty(long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + 1_000_000 * milliseconds;
        for (long left = milliseconds; count > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
