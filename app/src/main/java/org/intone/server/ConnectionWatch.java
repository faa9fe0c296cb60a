package org.intone.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which no request becomes complete. Jetty's idle timeout begins anew with each byte, so a client that sends its
 * headers byte by byte would hold a connection for ever. Serves all threads.
 */
final class ConnectionWatch extends Handler.Wrapper implements Connection.Listener {
    private final Map<Connection, Long> waiting = new ConcurrentHashMap<>();
    private final long mostNanos;
    private int running;

    ConnectionWatch(int seconds) {
        this.mostNanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData) {
            waiting.put(connection, System.nanoTime());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        waiting.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        boolean isWatched = waiting.remove(connection) != null;
        begin();
        Request.addCompletionListener(request, failure -> {
            if (isWatched) {
                waiting.put(connection, System.nanoTime());
            }
            complete();
        });
        return super.handle(request, response, callback);
    }

    private synchronized void begin() {
        running++;
    }

    private synchronized void complete() {
        running--;
        notifyAll();
    }

    /** Waits until every answer has been sent, or the time is over. */
    synchronized void awaitAnswered(long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        for (long left = milliseconds; running > 0 && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        look(getServer().getScheduler());
    }

    private void look(Scheduler scheduler) {
        long now = System.nanoTime();
        waiting.forEach((connection, since) -> {
            if (!connection.getEndPoint().isOpen()) {
                waiting.remove(connection);
            } else if (now - since > mostNanos) {
                waiting.remove(connection);
                connection.getEndPoint().close();
            }
        });
        if (isRunning() || isStarting()) {
            scheduler.schedule(() -> look(scheduler), 1, TimeUnit.SECONDS);
        }
    }
}
