package org.intone.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before a route is reached, such as broken headers, in the form of all other errors. */
final class JsonErrors extends ErrorHandler {
    private final RequestId requestIds;

    JsonErrors(RequestId requestIds) {
        this.requestIds = requestIds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object status = request.getAttribute(ERROR_STATUS);
        Object message = request.getAttribute(ERROR_MESSAGE);
        int code = status instanceof Integer number ? number : response.getStatus();
        Refusal refusal = Errors.ofStatus(code, message == null ? "this request cannot be read" : message.toString());
        String id = response.getHeaders().get(RequestId.HEADER);
        if (id == null) {
            id = requestIds.next();
            response.getHeaders().put(RequestId.HEADER, id);
        }
        response.setStatus(refusal.code().status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (refusal.code() == ErrorCode.BUSY) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, Errors.RETRY_SECONDS);
        }
        byte[] body = Errors.json(refusal, id).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
