package org.intone.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.intone.model.Release;

/** {@code GET /openapi.json} and {@code GET /docs}: the interface for programs and for people, of one resource that tests hold true. */
public final class OpenApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String json;
    private final String page;

    OpenApi() {
        JsonNode tree = read();
        json = tree.toPrettyString();
        page = new DocsPage(tree).html();
    }

    /** The description, with this release's number. */
    static JsonNode read() {
        try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
            JsonNode tree = MAPPER.readTree(in);
            ((ObjectNode) tree.path("info")).put("version", Release.version());
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The interface for people as part of an HTML page: headings of the second and third order, paragraphs, tables. */
    public static String reference() {
        return new DocsPage(read()).content();
    }

    void json(Context ctx) {
        ctx.contentType("application/json").result(json);
    }

    void page(Context ctx) {
        ctx.contentType("text/html; charset=utf-8").result(page);
    }
}
