package org.intone.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.intone.report.JsonLine;

/** What a client of a stream is told, an object a message. A client that does not read holds up its own stream, until it is given up. */
final class StreamOutput {
    private static final int NORMAL = 1000;
    private static final int POLICY = 1008;
    private static final int FAILED = 1011;
    private static final int TRY_AGAIN = 1013;

    private final WsContext ctx;
    private final String requestId;
    private final int mostSeconds;

    /** A client that takes nothing for so long is given up. */
    StreamOutput(WsContext ctx, String requestId, int mostSeconds) {
        this.mostSeconds = mostSeconds;
        this.ctx = ctx;
        this.requestId = requestId;
    }

    String requestId() {
        return requestId;
    }

    static ObjectNode message(String type) {
        return JsonLine.object().put("type", type);
    }

    /**
     * Sends a message and waits until it is on its way.
     *
     * @throws IOException if the client is gone or takes nothing for long
     */
    void send(ObjectNode message) throws IOException {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        ctx.session.sendText(
                JsonLine.of(message), Callback.from(() -> sent.complete(null), sent::completeExceptionally));
        try {
            sent.get(mostSeconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the client is gone", e);
        } catch (TimeoutException e) {
            ctx.session.disconnect();
            throw new IOException("the client reads nothing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Ends the stream well. */
    void close() {
        ctx.closeSession(NORMAL, "");
    }

    /** Ends the stream with the reason why. */
    void refuse(Refusal refusal) {
        int status =
                switch (refusal.code()) {
                    case BUSY, TOO_MANY -> TRY_AGAIN;
                    case FAILED -> FAILED;
                    default -> POLICY;
                };
        ObjectNode message = message("error")
                .put("code", refusal.code().word())
                .put("message", refusal.getMessage())
                .put("requestId", requestId);
        try {
            send(message);
        } catch (IOException e) {
            // It is gone already, and needs no reason.
            return;
        }
        ctx.closeSession(status, refusal.code().word());
    }
}
