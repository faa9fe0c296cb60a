package org.intone.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Arrays;
import java.util.List;

/** Every address of the server, and what is asked of a request before it gets there. */
final class Routes {
    private final ServerParts parts;
    private final Access access;
    private final StreamSockets streams;
    private final PageFiles page = new PageFiles();
    private final ModelHandlers model;
    private final OpenApi openApi = new OpenApi();
    private final UnreadBody unread = new UnreadBody();

    Routes(ServerSettings settings, ServerParts parts, StreamSockets streams) {
        this.parts = parts;
        this.access = new Access(settings.access(), settings.host());
        this.streams = streams;
        this.model = new ModelHandlers(parts.recognizer);
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::prepare);
        routes.before("/v1/*", this::checkToken);
        routes.before("/metrics", this::checkToken);
        // Javalin has answers of its own to these, unless it is told otherwise.
        routes.exception(HttpResponseException.class, (problem, ctx) -> refuse(ctx, problem));
        routes.exception(Exception.class, (problem, ctx) -> refuse(ctx, problem));
        routes.get("/", page::index);
        routes.get("/page/lib/<path>", page::library);
        routes.get("/page/<path>", page::file);
        routes.get("/openapi.json", openApi::json);
        routes.get("/docs", openApi::page);
        routes.get("/healthz", ctx -> ctx.result("ok\n"));
        routes.get("/readyz", this::ready);
        List.of("/v1/model", "/v1/emotions", "/v1/predict", "/v1/timeline")
                .forEach(path -> routes.options(path, ctx -> ctx.status(204)));
        routes.get("/v1/model", model::model);
        routes.get("/v1/emotions", model::emotions);
        routes.post("/v1/predict", new PredictHandler(parts));
        routes.post("/v1/timeline", new TimelineHandler(parts));
        routes.wsBeforeUpgrade("/v1/stream", this::prepare);
        routes.wsBeforeUpgrade("/v1/stream", access::checkToken);
        routes.ws("/v1/stream", streams::configure);
        routes.get("/metrics", ctx -> ctx.contentType(Metrics.MEDIA_TYPE).result(parts.metrics.text()));
    }

    private void prepare(Context ctx) {
        parts.requestIds.give(ctx);
        SecurityHeaders.put(ctx);
        access.checkOrigin(ctx);
    }

    /** Browsers ask without a token what they may ask. */
    private void checkToken(Context ctx) {
        if (!ctx.method().equals(HandlerType.OPTIONS)) {
            access.checkToken(ctx);
        }
    }

    private void ready(Context ctx) {
        if (parts.requests.isClosed()) {
            throw new Refusal(ErrorCode.BUSY, "the server is stopping");
        }
        ctx.result("ok\n");
    }

    private void refuse(Context ctx, Exception problem) {
        Refusal refusal = Errors.refusal(problem);
        if (refusal.code() == ErrorCode.FAILED) {
            parts.log.line(RequestId.of(ctx) + " failed: " + problem + at(problem));
        }
        if (problem instanceof MethodNotAllowedResponse other) {
            ctx.header("Allow", other.getDetails().getOrDefault("availableMethods", ""));
        }
        // Who was too slow once is not waited for again.
        if (refusal.code() != ErrorCode.TIMEOUT) {
            unread.take(ctx);
        }
        Errors.write(ctx, refusal);
    }

    /** The first place of ours that a problem came through. */
    private static String at(Exception problem) {
        return Arrays.stream(problem.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.intone."))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }
}
