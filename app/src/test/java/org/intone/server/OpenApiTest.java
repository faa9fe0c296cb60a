package org.intone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.intone.model.Recognizer;
import org.intone.report.TimelineFormats;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static final JsonNode API = OpenApi.read();

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.local();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What of an answer contradicts a schema of the description; fields that it does not describe do too. */
    private static Set<ValidationMessage> faults(String schema, JsonNode answer) {
        ObjectNode strict = API.path("components").deepCopy();
        strict.path("schemas").forEach(OpenApiTest::close);
        ObjectNode root = strict.objectNode().put("$ref", "#/components/schemas/" + schema);
        root.set("components", strict);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(root)
                .validate(answer);
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties") && schema instanceof ObjectNode object) {
            object.put("additionalProperties", false);
        }
        schema.forEach(OpenApiTest::close);
    }

    private static void assertDescribed(String schema, JsonNode answer) {
        assertEquals(Set.of(), faults(schema, answer), answer.toString());
    }

    @Test
    void everyRouteIsDescribedAndNoOther() {
        Set<String> described = new TreeSet<>();
        API.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertTrue(described.remove("GET /v1/stream"), "the WebSocket");
        Set<String> routes = server.routes()
                .filter(route -> route.matches("(GET|POST|PUT|DELETE|PATCH) .*") && !route.contains("/page/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(routes, described);
    }

    @Test
    void answersAreAsDescribed() throws Exception {
        byte[] speech = RunningServer.speech(5);
        assertDescribed("Model", RunningServer.json(server.get("/v1/model")));
        assertDescribed("Emotions", RunningServer.json(server.get("/v1/emotions")));
        assertDescribed("Answer", RunningServer.json(server.post("/v1/predict", speech)));
        byte[] form =
                PredictHandlerTest.form(Map.of("a.wav", speech, "b.txt", "text".getBytes(StandardCharsets.UTF_8)));
        assertDescribed(
                "Answers",
                RunningServer.json(server.post("/v1/predict", form, "Content-Type", PredictHandlerTest.FORM)));
        assertDescribed("Timeline", RunningServer.json(server.post("/v1/timeline?channels=split", speech)));
        assertDescribed("Error", RunningServer.json(server.get("/nothing")));
        assertFalse(faults("Error", RunningServer.json(server.get("/v1/model"))).isEmpty(), "the check can fail");
        assertFalse(faults("Answer", RunningServer.json(server.post("/v1/timeline", speech)))
                .isEmpty());
    }

    @Test
    void eventsOfAStreamAreAsDescribed() throws Exception {
        TestSocket socket = TestSocket.open(server, "?encoding=container");
        socket.send(RunningServer.speech(5), 4000);
        socket.end();
        assertEquals(1000, socket.closed());
        assertTrue(socket.events.size() > 5, socket.events.toString());
        socket.events.forEach(event -> assertDescribed("StreamEvent", event));
        TestSocket refused = TestSocket.open(server, "?encoding=x");
        refused.closed();
        assertDescribed("StreamEvent", refused.last());
    }

    @Test
    void everyCodeAndEveryFormatIsDescribed() {
        Set<String> codes = texts(API.at("/components/schemas/ErrorCode/enum"));
        assertEquals(Arrays.stream(ErrorCode.values()).map(ErrorCode::word).collect(Collectors.toSet()), codes);
        JsonNode timeline = API.path("paths").path("/v1/timeline").path("post");
        List<String> labels = Recognizer.builtIn().metadata().labels().labels();
        Set<String> names = TimelineFormats.all(labels).stream()
                .map(format -> format.kind().name())
                .collect(Collectors.toSet());
        timeline.path("parameters").forEach(one -> {
            if (one.path("name").asText().equals("format")) {
                assertEquals(names, texts(one.path("schema").path("enum")));
            }
        });
        TimelineFormats.all(labels)
                .forEach(format -> assertTrue(
                        timeline.at("/responses/200/content")
                                .has(format.kind().mediaType().replaceFirst(";.*", "")),
                        format.kind().mediaType()));
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    @Test
    void thePageShowsAllOfItAndAsksNobodyElse() throws Exception {
        String page = server.get("/docs").body();
        for (String word :
                List.of("POST /v1/predict", "speech-start", "forbidden-origin", "textgrid", "channels[].segments")) {
            assertTrue(page.contains(word), word);
        }
        API.path("components")
                .path("schemas")
                .fieldNames()
                .forEachRemaining(name -> assertTrue(page.contains("id=\"" + name + "\""), name));
        assertFalse(page.contains("http://") || page.contains("https://") || page.contains("<script"), page);
        assertEquals(200, server.get("/page/lib/docs.css").statusCode());
    }
}
