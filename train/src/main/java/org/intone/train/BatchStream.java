package org.intone.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Batches in order, made in threads that run ahead of the one that takes them by so many batches at most. The thread that takes
 * them is one; close it to end the others.
 */
final class BatchStream implements AutoCloseable {
    private final Iterator<Callable<Batch>> work;
    private final int ahead;
    private final ExecutorService threads;
    private final Deque<Future<Batch>> begun = new ArrayDeque<>();

    /**
     * A stream; nothing is made before the first batch is asked for.
     *
     * @param work makes one batch each
     * @param threads threads that make batches
     */
    BatchStream(Iterator<Callable<Batch>> work, int threads) {
        this.work = work;
        this.ahead = threads + 2;
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "intone-batches");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The next batch, waited for; a fault in its making is thrown here. */
    Batch next() {
        begin();
        Batch batch = Crew.await(begun.remove());
        begin();
        return batch;
    }

    private void begin() {
        while (begun.size() < ahead && work.hasNext()) {
            begun.add(threads.submit(work.next()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
