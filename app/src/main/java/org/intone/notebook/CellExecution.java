package org.intone.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs JShell's snippets in this JVM, all on one thread, and keeps the value itself where JShell would keep its text.
 *
 * <p>A snippet that is stopped is interrupted and left behind: what does not heed the interrupt goes on unseen, since Java ends no
 * thread by force, and the next snippet gets a thread of its own.
 */
final class CellExecution extends DirectExecutionControl {
    private ExecutorService thread = newThread();
    private volatile Future<?> running;
    private Object value;
    private Throwable problem;
    private boolean wasStopped;

    private static ExecutorService newThread() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "cell");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What JShell asks for its engine. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "intone";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return CellExecution.this;
            }
        };
    }

    /** Before a snippet: forgets what the last one gave. */
    void clear() {
        value = null;
        problem = null;
        wasStopped = false;
    }

    /** What the snippet gave; null without a value. */
    Object value() {
        return value;
    }

    /** What the snippet threw; null if nothing. */
    Throwable problem() {
        return problem;
    }

    /** Whether the snippet was stopped before its end. */
    boolean wasStopped() {
        return wasStopped;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        Future<Object> task = thread.submit(() -> snippet.invoke(null));
        running = task;
        try {
            value = task.get();
            return "";
        } catch (CancellationException e) {
            wasStopped = true;
            thread.shutdown();
            thread = newThread();
            throw new StoppedException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvocationTargetException thrown) {
                problem = thrown.getCause();
                throw thrown;
            }
            throw e;
        } finally {
            running = null;
        }
    }

    @Override
    public void stop() {
        Future<?> task = running;
        if (task != null) {
            task.cancel(true);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        super.close();
    }
}
