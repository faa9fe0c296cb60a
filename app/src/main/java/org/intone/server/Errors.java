package org.intone.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.intone.audio.AudioFormatException;
import org.intone.report.JsonLine;

/** What goes wrong, as a client is told it. No state. */
final class Errors {
    static final String RETRY_SECONDS = "1";

    private Errors() {}

    /** The refusal that a problem amounts to. What is no fault of the client's is not told in its words, which may name local files. */
    static Refusal refusal(Exception problem) {
        if (problem instanceof Refusal refusal) {
            return refusal;
        }
        if (problem instanceof AudioFormatException) {
            return new Refusal(ErrorCode.NOT_SOUND, line(problem.getMessage()), problem);
        }
        if (problem instanceof HttpResponseException http) {
            return ofStatus(http.getStatus(), line(http.getMessage()));
        }
        return new Refusal(ErrorCode.FAILED, "the server failed, see its log for this request id", problem);
    }

    /** The refusal behind a status that Jetty or Javalin chose. */
    static Refusal ofStatus(int status, String message) {
        return switch (status) {
            case 404 -> new Refusal(ErrorCode.NOT_FOUND, "nothing is here, see /docs for what is");
            case 405 -> new Refusal(ErrorCode.METHOD, "this method is not for this address, see /docs");
            case 408 -> new Refusal(ErrorCode.TIMEOUT, message);
            case 413, 414, 431 ->
                new Refusal(ErrorCode.TOO_LARGE, message.isEmpty() ? "the request is too large" : message);
            case 503 -> new Refusal(ErrorCode.BUSY, "the server is busy or stopping, try again later");
            default ->
                status < 500
                        ? new Refusal(ErrorCode.MALFORMED, message.isEmpty() ? "this request cannot be read" : message)
                        : new Refusal(ErrorCode.FAILED, "the server failed");
        };
    }

    private static String line(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    /** Answers a request that cannot be done. */
    static void write(Context ctx, Refusal refusal) {
        ctx.status(refusal.code().status()).contentType("application/json").result(json(refusal, RequestId.of(ctx)));
        if (refusal.code() == ErrorCode.BUSY || refusal.code() == ErrorCode.TOO_MANY) {
            ctx.header("Retry-After", RETRY_SECONDS);
        }
    }

    /** {@code {"error":{"code":..,"message":..,"requestId":..}}}. */
    static String json(Refusal refusal, String requestId) {
        ObjectNode all = JsonLine.object();
        all.putObject("error")
                .put("code", refusal.code().word())
                .put("message", refusal.getMessage())
                .put("requestId", requestId);
        return JsonLine.of(all);
    }
}
