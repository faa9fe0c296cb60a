package org.intone.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.intone.model.Recognizer;

/** A running server. Close it to end it: nothing new is begun, and what is running is finished. */
public final class IntoneServer implements AutoCloseable {
    private static final long FINISH_MILLIS = 1000L * (ServerLimits.WORK_SECONDS + ServerLimits.WAIT_SECONDS);

    private final SpoolFolder folder = new SpoolFolder();
    private final Gate requests;
    private final Javalin javalin;

    private IntoneServer(ServerSettings settings, Recognizer recognizer, ServerLog log) throws IOException {
        ServerLimits limits = settings.limits();
        this.requests = new Gate("requests", limits.waiting() + limits.workers(), limits.requestsPerClient());
        Optional<KeptUploads> kept = settings.keep().isEmpty()
                ? Optional.empty()
                : Optional.of(new KeptUploads(settings.keep().get()));
        RequestId requestIds = new RequestId();
        BodyReader bodies = new BodyReader(limits, folder, kept);
        Routes routes = new Routes(settings, recognizer, requestIds, requests, bodies, log);
        JettySetup jetty = new JettySetup(settings, requestIds);
        this.javalin = Javalin.create(config -> {
            configure(config, limits, log);
            jetty.configure(config);
            routes.addTo(config.routes);
        });
    }

    private static void configure(JavalinConfig config, ServerLimits limits, ServerLog log) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = limits.bodyBytes();
        config.requestLogger.http((ctx, millis) -> log.line(String.format(
                Locale.ROOT,
                "%s %s %s %d %.0f ms",
                RequestId.of(ctx),
                ctx.method(),
                ctx.path(),
                ctx.statusCode(),
                millis)));
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

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() throws IOException {
        requests.close();
        try {
            requests.awaitEmpty(FINISH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        javalin.stop();
        folder.close();
    }
}
