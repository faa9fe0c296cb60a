package org.intone.parallel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Work on many items by several threads, whose results come out in the items' order as soon as they are ready. */
public final class InOrder {
    /** How many items each thread may be ahead of the slowest: bounds the results that wait in memory. */
    private static final int AHEAD = 16;

    private InOrder() {}

    /** Takes the results, one after the other. */
    @FunctionalInterface
    public interface Sink<R> {
        /** Takes one; an exception ends all work. */
        void accept(R result) throws IOException;
    }

    /**
     * Applies {@code work} to every item on all cores, and hands the results to {@code sink} on the caller's thread. An
     * exception of the work ends all and is thrown to the caller.
     */
    public static <T, R> void forEach(Iterable<T> items, Function<T, R> work, Sink<R> sink) throws IOException {
        forEach(items, Runtime.getRuntime().availableProcessors(), work, sink);
    }

    /** The same on so many threads. */
    public static <T, R> void forEach(Iterable<T> items, int threads, Function<T, R> work, Sink<R> sink)
            throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, InOrder::daemon);
        Deque<Future<R>> pending = new ArrayDeque<>();
        try {
            for (T item : items) {
                pending.add(pool.submit(() -> work.apply(item)));
                while (!pending.isEmpty()
                        && (pending.size() >= threads * AHEAD || pending.peek().isDone())) {
                    sink.accept(result(pending.remove()));
                }
            }
            while (!pending.isEmpty()) {
                sink.accept(result(pending.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) throws InterruptedIOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Ctrl-C must end the process without waiting for a long file. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "intone-worker");
        thread.setDaemon(true);
        return thread;
    }
}
