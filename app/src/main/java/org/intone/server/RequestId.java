package org.intone.server;

import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers requests, so that a client's complaint can be found in the log. Serves all threads. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    static final String ATTRIBUTE = "intone.requestId";

    private final String start = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final AtomicLong count = new AtomicLong();

    /** A new one, which no other request of this or another start has. */
    String next() {
        return start + "-" + count.incrementAndGet();
    }

    /** Gives a request its own. */
    void give(Context ctx) {
        String id = next();
        ctx.attribute(ATTRIBUTE, id);
        ctx.header(HEADER, id);
    }

    /** That of a request. */
    static String of(Context ctx) {
        String id = ctx.attribute(ATTRIBUTE);
        return id == null ? "" : id;
    }
}
