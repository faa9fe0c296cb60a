package org.intone.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.intone.model.Recognizer;

/** A running server. Close it to end it: nothing new is begun, and what is running is finished. */
public final class IntoneServer implements AutoCloseable {
    private static final long ANSWER_MILLIS = 10_000;
    private static final long FINISH_MILLIS =
            1000L * (ServerLimits.TIMELINE_WORK_SECONDS + ServerLimits.TIMELINE_WAIT_SECONDS);

    private final ServerParts parts;
    private final StreamSockets streams;
    private final JettySetup jetty;
    private final Javalin javalin;

    private IntoneServer(ServerSettings settings, Recognizer recognizer, ServerLog log) throws IOException {
        this.parts = new ServerParts(settings, recognizer, log);
        this.streams = new StreamSockets(parts);
        Routes routes = new Routes(settings, parts, streams);
        this.jetty = new JettySetup(settings, parts.requestIds);
        this.javalin = Javalin.create(config -> {
            configure(config);
            jetty.configure(config);
            routes.addTo(config.routes);
        });
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = parts.limits.bodyBytes();
        config.requestLogger.http(this::count);
    }

    private void count(Context ctx, float millis) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        String route = endpoint == null ? "none" : endpoint.path;
        parts.metrics.addRequest(route, ctx.statusCode(), Duration.ofNanos((long) (1e6 * millis)));
        parts.log.line(String.format(
                Locale.ROOT,
                "%s %s %s %d %.0f ms",
                RequestId.of(ctx),
                ctx.method(),
                ctx.path(),
                ctx.statusCode(),
                millis));
    }

    /**
     * Begins to listen.
     *
     * @param recognizer that answers; it is not closed with the server
     * @param log a line for each request, and one for each failure of the server's own
     * @throws IOException if the address cannot be had
     */
    public static IntoneServer start(ServerSettings settings, Recognizer recognizer, ServerLog log) throws IOException {
        IntoneServer server = new IntoneServer(settings, recognizer, log);
        try {
            server.javalin.start();
        } catch (JavalinBindException e) {
            throw new IOException(
                    "port " + settings.port() + " of " + settings.host()
                            + " cannot be had: another program has it, or it is below 1024; choose one with --port",
                    e);
        } catch (JavalinException e) {
            throw new IOException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": "
                            + e.getCause().getMessage(),
                    e);
        }
        return server;
    }

    /** The addresses of its routes, as Javalin writes them, such as {@code POST /v1/predict}. */
    Stream<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(one -> one.endpoint.method + " " + one.endpoint.path);
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() throws IOException {
        parts.requests.close();
        parts.streams.close();
        streams.end();
        try {
            parts.requests.awaitEmpty(FINISH_MILLIS);
            parts.streams.awaitEmpty(FINISH_MILLIS);
            // An answer leaves its gate before it has been sent.
            jetty.awaitAnswered(ANSWER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        streams.close();
        javalin.stop();
        parts.close();
    }
}
