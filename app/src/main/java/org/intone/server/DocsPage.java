package org.intone.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Makes a page of an OpenAPI description: what can be asked, with what, and what comes back. It asks nobody else for anything. */
final class DocsPage {
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode api;
    private final StringBuilder out = new StringBuilder();

    DocsPage(JsonNode api) {
        this.api = api;
    }

    /** The whole page. */
    String html() {
        JsonNode info = api.path("info");
        String title = info.path("title").asText() + " " + info.path("version").asText();
        line("<!DOCTYPE html>");
        line("<html lang=\"en\"><head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"/page/icon.svg\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>" + escaped(title) + ": the interface</title>");
        line(
                "<link rel=\"stylesheet\" href=\"/page/lib/report.css\"><link rel=\"stylesheet\" href=\"/page/lib/docs.css\">");
        line("</head><body>");
        line("<header><p class=\"brand\">Intone</p><h1>The interface of " + escaped(title) + "</h1></header>");
        line(
                "<nav><a href=\"/\">The page</a><a href=\"/openapi.json\">openapi.json</a><a href=\"#schemas\">What comes back</a></nav>");
        line("<main>");
        addContent();
        line("</main></body></html>");
        return out.toString();
    }

    /** What the page says, for a page of another look; headings are of the second and third order. */
    String content() {
        addContent();
        return out.toString();
    }

    private void addContent() {
        line("<p class=\"lead\">" + escaped(api.path("info").path("description").asText()) + "</p>");
        api.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(one -> operation(path.getKey(), one.getKey(), one.getValue())));
        line("<section id=\"schemas\"><h2>What comes back</h2>");
        api.path("components").path("schemas").properties().forEach(one -> schema(one.getKey(), one.getValue()));
        line("</section>");
    }

    private void operation(String path, String method, JsonNode operation) {
        line("<section id=\"" + escaped(operation.path("operationId").asText()) + "\"><h2><code>"
                + escaped(method.toUpperCase(Locale.ROOT) + " " + path) + "</code></h2>");
        line("<p class=\"lead\"><strong>" + escaped(operation.path("summary").asText()) + ".</strong> "
                + escaped(operation.path("description").asText()) + "</p>");
        if (operation.has("requestBody")) {
            line("<p><span class=\"note\">Body:</span> "
                    + escaped(operation.path("requestBody").path("description").asText()) + "</p>");
        }
        List<String> rows = new ArrayList<>();
        operation
                .path("parameters")
                .forEach(one -> rows.add(row(
                        one.path("name").asText(),
                        kind(one.path("schema")),
                        escaped(one.path("description").asText()))));
        table("parameter", rows);
        List<String> answers = new ArrayList<>();
        operation
                .path("responses")
                .properties()
                .forEach(one -> answers.add(row(
                        one.getKey(),
                        content(one.getValue().path("content")),
                        escaped(one.getValue().path("description").asText()))));
        table("status", answers);
        line("</section>");
    }

    private static String content(JsonNode content) {
        List<String> types = new ArrayList<>();
        content.properties()
                .forEach(one -> types.add("<code>" + escaped(one.getKey()) + "</code> "
                        + kind(one.getValue().path("schema"))));
        return String.join("<br>", types);
    }

    private void schema(String name, JsonNode schema) {
        line("<h3 id=\"" + escaped(name) + "\">" + escaped(name) + "</h3>");
        line("<p>" + escaped(schema.path("description").asText()) + "</p>");
        if (schema.has("enum")) {
            line("<p>" + kind(schema) + "</p>");
        }
        if (schema.has("oneOf")) {
            schema.path("oneOf").forEach(one -> {
                line("<p class=\"kind\"><code>"
                        + escaped(one.path("properties")
                                .path("type")
                                .path("const")
                                .asText()) + "</code> "
                        + escaped(one.path("description").asText()) + "</p>");
                properties(one);
            });
        }
        properties(schema);
    }

    private void properties(JsonNode schema) {
        List<String> rows = new ArrayList<>();
        schema.path("properties").properties().forEach(one -> add(rows, one.getKey(), one.getValue()));
        table("field", rows);
    }

    /** A field, and those of the objects in it. */
    private static void add(List<String> rows, String name, JsonNode schema) {
        rows.add(row(name, kind(schema), escaped(schema.path("description").asText())));
        JsonNode inner = schema.has("items") ? schema.path("items") : schema;
        String prefix = schema.has("items") ? name + "[]." : name + ".";
        inner.path("properties").properties().forEach(one -> add(rows, prefix + one.getKey(), one.getValue()));
    }

    /** What a value is, in a word or a link. */
    private static String kind(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().replace(SCHEMAS, "");
            return "<a href=\"#" + escaped(name) + "\">" + escaped(name) + "</a>";
        }
        if (schema.has("oneOf")) {
            return children(schema.path("oneOf")).map(DocsPage::kind).collect(Collectors.joining(" or "));
        }
        if (schema.has("enum")) {
            return children(schema.path("enum"))
                            .map(word -> "<code>" + escaped(word.asText()) + "</code>")
                            .collect(Collectors.joining(" "))
                    + usual(schema);
        }
        if (schema.has("const")) {
            return "<code>" + escaped(schema.path("const").asText()) + "</code>";
        }
        if (schema.has("items")) {
            return "list of " + kind(schema.path("items"));
        }
        String type = schema.path("type").isArray()
                ? children(schema.path("type")).map(JsonNode::asText).collect(Collectors.joining(" or "))
                : schema.path("type").asText();
        return escaped(type) + range(schema) + usual(schema);
    }

    private static Stream<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String range(JsonNode schema) {
        String least = schema.has("minimum") ? " from " + schema.path("minimum").asText() : "";
        return least + (schema.has("maximum") ? " to " + schema.path("maximum").asText() : "");
    }

    private static String usual(JsonNode schema) {
        return schema.has("default")
                ? ", <code>" + escaped(schema.path("default").asText()) + "</code> if not given"
                : "";
    }

    private static String row(String name, String kind, String words) {
        return "<tr><th scope=\"row\"><code>" + escaped(name) + "</code></th><td>" + kind + "</td><td>" + words
                + "</td></tr>";
    }

    private void table(String what, List<String> rows) {
        if (!rows.isEmpty()) {
            line("<div class=\"scroll\"><table><thead><tr><th>" + what
                    + "</th><th>kind</th><th></th></tr></thead><tbody>");
            rows.forEach(this::line);
            line("</tbody></table></div>");
        }
    }

    private void line(String html) {
        out.append(html).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
