package org.intone.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.TaskContext;

/**
 * Asks once more where a file system that many machines ask stumbles, as when a name node makes way for another; what is wrong with a
 * recording stays wrong. Serves all threads.
 *
 * @param pausesMillis between one try and the next, so that there is one try more
 */
record Patience(List<Long> pausesMillis) implements Serializable {
    /** Half a minute in all. */
    static final Patience STANDARD = new Patience(List.of(1_000L, 5_000L, 25_000L));

    /** How often a pause looks whether its task is to end. */
    private static final long LOOK_MILLIS = 100;

    /** What may stumble. */
    @FunctionalInterface
    interface Asking<T> {
        T ask() throws IOException;
    }

    /**
     * The answer.
     *
     * @throws IOException the last problem, once no more tries are left, or at once if it is one that lasts or this task is to end
     */
    <T> T ask(Asking<T> what) throws IOException {
        for (long pause : pausesMillis) {
            try {
                return what.ask();
            } catch (IOException e) {
                if (Faults.isLasting(e) || !hasSlept(pause)) {
                    throw e;
                }
            }
        }
        return what.ask();
    }

    /** Whether the task of this thread is to end, so that what goes wrong now is no fault of a recording's. */
    static boolean isStopped() {
        TaskContext task = TaskContext.get();
        return Thread.currentThread().isInterrupted() || (task != null && task.isInterrupted());
    }

    private static boolean hasSlept(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            for (long left = millis; left > 0 && !isStopped(); left = (end - System.nanoTime()) / 1_000_000) {
                Thread.sleep(Math.min(left, LOOK_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !isStopped();
    }
}
