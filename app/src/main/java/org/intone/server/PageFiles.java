package org.intone.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The web page's files: its own from the resources, and those of libraries that {@link PageLibraries} lists. Serves all threads. */
final class PageFiles {
    private static final String FOLDER = "/org/intone/server/page/";
    /** No name begins with a dot, so no path leads out of the folder. */
    private static final Pattern PATH = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    /** {@code GET /}. */
    void index(Context ctx) throws IOException {
        send(ctx, FOLDER + "index.html");
    }

    /** {@code GET /page/<path>}. */
    void file(Context ctx) throws IOException {
        String path = ctx.pathParam("path");
        if (!PATH.matcher(path).matches()) {
            throw new Refusal(ErrorCode.NOT_FOUND, "the page has no such file");
        }
        send(ctx, FOLDER + path);
    }

    /** {@code GET /page/lib/<path>}. */
    void library(Context ctx) throws IOException {
        String resource = PageLibraries.resource(ctx.pathParam("path"));
        if (resource == null) {
            throw new Refusal(ErrorCode.NOT_FOUND, "the page uses no such library");
        }
        send(ctx, resource);
    }

    private static void send(Context ctx, String resource) throws IOException {
        String extension = resource.substring(resource.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = TYPES.get(extension);
        try (InputStream in = type == null ? null : PageFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new Refusal(ErrorCode.NOT_FOUND, "the page has no such file");
            }
            ctx.contentType(type).header("Cache-Control", "no-cache").result(in.readAllBytes());
        }
    }
}
