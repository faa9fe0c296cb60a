package org.intone.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.intone.model.Recognizer;

/** A running server. Close it to end it; requests under way are finished. */
public final class IntoneServer implements AutoCloseable {
    private final ServerSettings settings;
    private final SpoolFolder folder = new SpoolFolder();
    private final RequestId requestIds = new RequestId();
    private final PageFiles page = new PageFiles();
    private final ModelHandlers model;
    private final PredictHandler predict;
    private final Javalin javalin;

    private IntoneServer(ServerSettings settings, Recognizer recognizer) {
        this.settings = settings;
        this.model = new ModelHandlers(recognizer);
        Workers workers = new Workers(settings.limits());
        BodyReader bodies = new BodyReader(settings.limits(), folder);
        this.predict = new PredictHandler(recognizer, settings.limits(), bodies, workers);
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Begins to listen.
     *
     * @param recognizer that answers; it is not closed with the server
     * @throws IOException if the address cannot be had
     */
    public static IntoneServer start(ServerSettings settings, Recognizer recognizer) throws IOException {
        IntoneServer server = new IntoneServer(settings, recognizer);
        server.javalin.start();
        return server;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = settings.limits().bodyBytes();
        config.jetty.addConnector(this::connector);
        routes(config.routes);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(1000L * ServerLimits.IDLE_SECONDS);
        return connector;
    }

    private void routes(RoutesConfig routes) {
        routes.before(ctx -> {
            requestIds.give(ctx);
            SecurityHeaders.put(ctx);
        });
        // Javalin has answers of its own to these, unless it is told otherwise.
        routes.exception(HttpResponseException.class, (problem, ctx) -> Errors.write(ctx, Errors.refusal(problem)));
        routes.exception(Exception.class, (problem, ctx) -> Errors.write(ctx, Errors.refusal(problem)));
        routes.get("/", page::index);
        routes.get("/page/lib/<path>", page::library);
        routes.get("/page/<path>", page::file);
        routes.get("/healthz", ctx -> ctx.result("ok\n"));
        routes.get("/readyz", ctx -> ctx.result("ok\n"));
        routes.get("/v1/model", model::model);
        routes.get("/v1/emotions", model::emotions);
        routes.post("/v1/predict", predict);
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() throws IOException {
        javalin.stop();
        folder.close();
    }
}
