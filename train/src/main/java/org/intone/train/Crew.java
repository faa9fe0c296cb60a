package org.intone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Some threads that go through a list together. Immutable; serves all threads. */
final class Crew {
    private final int threads;

    Crew(int threads) {
        this.threads = threads;
    }

    /**
     * Does some work on each item, in no certain order, and tells the listener of each as features of a part. A fault on one item ends
     * all threads and is thrown here.
     *
     * @param worker makes the work of one thread
     * @throws InterruptedTraining if interrupted
     */
    <T> void each(String part, List<T> items, TrainingListener listener, Supplier<Consumer<T>> worker) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Runnable all = () -> {
            Consumer<T> work = worker.get();
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                if (listener.interrupted()) {
                    throw new InterruptedTraining("interrupted before the features were computed");
                }
                try {
                    work.accept(items.get(i));
                } catch (RuntimeException | Error e) {
                    next.set(items.size());
                    throw e;
                }
                listener.features(part, done.incrementAndGet(), items.size());
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(all));
            }
            for (Future<?> future : workers) {
                await(future);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** What a thread came to; its fault is thrown here. */
    static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedTraining("interrupted before the features were computed");
        }
    }
}
