package org.intone.server;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Lets those pass who may ask, as {@link AccessSettings} say. Serves all threads. */
final class Access {
    /** The protocol that a browser names before its token, since it cannot set headers of a WebSocket. */
    static final String PROTOCOL = "intone.v1";

    private static final String BEARER = "bearer ";
    private static final String BEARER_PROTOCOL = "bearer.";
    static final String CLIENT = "intone.client";

    private final AccessSettings settings;
    private final OwnNames names;

    /** {@code host} is what the server was told to listen on. */
    Access(AccessSettings settings, String host) {
        this.settings = settings;
        this.names = new OwnNames(host);
    }

    /**
     * Refuses pages of other sites. A site can point its own name at this server, so that its pages are of the server's origin; it
     * cannot know a token, so where there are none the name must be one of the server's.
     *
     * @throws Refusal if the request comes from one
     */
    void checkOrigin(Context ctx) {
        String asked = ctx.header("Host");
        String origin = ctx.header("Origin");
        if (!settings.tokens().areNeeded() && asked != null && !isAllowedHost(asked) && !names.contain(asked)) {
            throw new Refusal(
                    ErrorCode.FORBIDDEN_ORIGIN,
                    "the server is asked for as " + plain(asked)
                            + ", expected localhost, an IP address or the machine's name;"
                            + " --origin of intone serve allows others");
        }
        if (origin == null) {
            return;
        }
        if (settings.origins().contains(origin)) {
            allow(ctx, origin);
        } else if (!authority(origin).equalsIgnoreCase(asked)) {
            throw new Refusal(
                    ErrorCode.FORBIDDEN_ORIGIN,
                    "pages of " + plain(origin) + " may not ask here, see --origin of intone serve");
        }
    }

    private static void allow(Context ctx, String origin) {
        ctx.header("Access-Control-Allow-Origin", origin)
                .header("Vary", "Origin")
                .header("Access-Control-Expose-Headers", RequestId.HEADER + ", Retry-After")
                .header("Access-Control-Allow-Methods", "GET, POST")
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type")
                .header("Access-Control-Max-Age", "600");
    }

    private boolean isAllowedHost(String asked) {
        return settings.origins().stream().anyMatch(origin -> authority(origin).equalsIgnoreCase(asked));
    }

    /** An origin without its scheme; behind a proxy, the scheme here is another than the page's. */
    private static String authority(String origin) {
        int slashes = origin.indexOf("//");
        return slashes < 0 ? origin : origin.substring(slashes + 2);
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\w.:/\\[\\]-]", "?");
    }

    /**
     * Asks for the token where one is needed, and remembers whose request it is.
     *
     * @throws Refusal without a right one
     */
    void checkToken(Context ctx) {
        if (!settings.tokens().areNeeded()) {
            ctx.attribute(CLIENT, ctx.ip());
            return;
        }
        String name = token(ctx).flatMap(settings.tokens()::nameOf).orElse(null);
        if (name == null) {
            ctx.header("WWW-Authenticate", "Bearer realm=\"intone\"");
            throw new Refusal(
                    ErrorCode.UNAUTHORIZED, "a token is needed, expected the header Authorization: Bearer TOKEN");
        }
        ctx.attribute(CLIENT, name);
    }

    private static Optional<String> token(Context ctx) {
        String header = ctx.header("Authorization");
        if (header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.of(header.substring(BEARER.length()).strip());
        }
        String protocols = ctx.header("Sec-WebSocket-Protocol");
        if (protocols == null) {
            return Optional.empty();
        }
        return Arrays.stream(protocols.split(",", -1))
                .map(String::strip)
                .filter(protocol -> protocol.startsWith(BEARER_PROTOCOL))
                .findFirst()
                .flatMap(protocol -> decoded(protocol.substring(BEARER_PROTOCOL.length())));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whose request it is: the name of its token, or its address. */
    static String client(Context ctx) {
        return ctx.attribute(CLIENT);
    }
}
